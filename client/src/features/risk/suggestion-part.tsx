import type { RiskAction, RiskFeature, RiskWholeFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { risk as riskMessages } from "../../i18n/risk";
import { useRiskWords } from "../../i18n/use-risk-words";

const ATTENDANCE = [
  "DAYS_SINCE_SEEN",
  "LONGEST_ABSENCE",
  "ATTENDANCE_RATE",
  "ATTENDANCE_CHANGE",
  "ABSENT_UNEXPLAINED",
  "ATTENDANCE_RANK",
] as const;

/** What an action answers, what presses most first. */
const ANSWERS: { readonly [A in RiskAction]: readonly RiskFeature[] } = {
  CALL_GUARDIAN: ATTENDANCE,
  VISIT_HOME: [...ATTENDANCE, "ABSENT_FOR_WORK"],
  MEET_LEARNER: ["LATENESS", "AGE_FOR_GRADE", "REPEATED", "TRANSFERRED_IN", "TERMS_HERE"],
  TALK_ABOUT_FEES: ["ABSENT_FOR_FEES", "ARREARS_SHARE"],
  REMEDIAL_LESSONS: ["SUBJECTS_FAILING", "MARKS_LEVEL", "MARKS_TREND"],
  TRANSPORT_OR_BOARDING: ["ABSENT_FOR_DISTANCE"],
  REFER_TO_CHILDREN_OFFICER: [],
  WATCH: [],
};

/** What might be done first, how, and because of what. */
export function SuggestionPart({ risk: { suggestion, reasons } }: { risk: RiskWholeFragment }) {
  const say = useMessages(riskMessages);
  const { say: sayWord, factOf } = useRiskWords();
  const first = ANSWERS[suggestion].flatMap((feature) => reasons.find((reason) => reason.feature === feature) ?? [])[0];
  return (
    <section className="card grid gap-1 p-4" aria-labelledby="risk-suggestion">
      <h2 id="risk-suggestion" className="text-lg">
        {say("suggestion")}
      </h2>
      <p className="font-semibold">{sayWord(suggestion)}</p>
      <p>{say(`help${suggestion}`)}</p>
      {first && <p className="muted text-sm">{say("because", { reason: factOf(first.feature, first.value) })}</p>}
    </section>
  );
}
