import type { RiskLineFragment } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { risk as riskMessages } from "../../i18n/risk";
import { useRiskWords } from "../../i18n/use-risk-words";
import { RiskBandMark } from "../../office/risk-band-mark";
import { RiskReasonList } from "../../office/risk-reason-list";
import { ChangeMark } from "./change-mark";

type RiskRowProps = { risk: RiskLineFragment; onOpenCase: () => void };

/** One learner of the week's list: how they stand, why, what changed, and what might be done. */
export function RiskRow({ risk, onOpenCase }: RiskRowProps) {
  const say = useMessages(riskMessages);
  const sayOffice = useMessages(office);
  const { say: sayWord, standingOf } = useRiskWords();
  const { learnerId, learnerName, className, admissionNumber, band, reasons, suggestion } = risk;
  return (
    <li className="grid gap-3 border-line p-4 break-inside-avoid not-first:border-t lg:grid-cols-[18rem_1fr_14rem] print:grid-cols-[13rem_1fr_9rem] print:gap-2 print:py-2">
      <div>
        <h3>
          <a href={`/risk/learner/${learnerId}`} className="link -my-3 inline-block py-3 wrap-anywhere">
            {learnerName}
          </a>
        </h3>
        <p className="muted text-sm">{`${className} · ${sayOffice("admission", { number: admissionNumber })}`}</p>
        <p className="mt-2 flex flex-wrap items-center gap-x-2">
          <RiskBandMark band={band} />
          <span className="tabular-nums">{standingOf(risk)}</span>
        </p>
        <ChangeMark risk={risk} />
      </div>
      <div>
        <h4 className="sr-only">{say("reasons")}</h4>
        {reasons.length > 0 ? (
          <RiskReasonList reasons={reasons} />
        ) : (
          <p className="muted">{say(band === "UNKNOWN" ? "noData" : "noReasons")}</p>
        )}
      </div>
      <div className="grid content-start justify-items-start gap-2">
        <p>
          <span className="muted block text-sm">{say("suggestion")}</span>
          {sayWord(suggestion)}
        </p>
        <Followed risk={risk} onOpenCase={onOpenCase} />
      </div>
      <PlaceForNotes />
    </li>
  );
}

function Followed({ risk: { openCase, override, learnerName }, onOpenCase }: RiskRowProps) {
  const say = useMessages(riskMessages);
  const { say: sayWord } = useRiskWords();
  const { locale } = useLanguage();
  const day = (text: string) => formatDay(locale, text, "brief");
  if (openCase)
    return (
      <a href={`/risk/cases/${openCase.id}`} className="link">
        {say("inCase", { number: openCase.number, owner: openCase.ownerName, day: day(openCase.dueOn) })}
        {openCase.overdue && ` · ${say("overdue")}`}
      </a>
    );
  if (override)
    return <p className="muted">{say("overridden", { day: day(override.until), reason: sayWord(override.reason) })}</p>;
  return (
    <button type="button" className="btn" aria-label={say("openCaseOf", { name: learnerName })} onClick={onOpenCase}>
      {say("openCase")}
    </button>
  );
}

/** On paper there is room to write. */
function PlaceForNotes() {
  const say = useMessages(riskMessages);
  return (
    <p
      className="hidden h-16 border-b border-dotted border-line text-sm print:col-span-3 print:block"
      aria-hidden="true"
    >
      {say("notesPlace")}
    </p>
  );
}
