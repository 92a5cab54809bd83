import type { ReactNode } from "react";
import type { RiskBand, RiskCaseQuery } from "../../generated/live/graphql";
import { formatDay, formatMoment } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { riskCases } from "../../i18n/risk-cases";
import { useRiskWords } from "../../i18n/use-risk-words";
import { RiskBandMark } from "../../office/risk-band-mark";
import { DueMark } from "./due-mark";

type CaseFactsProps = { riskCase: NonNullable<RiskCaseQuery["riskCase"]> };

/** What a case is about: its owner, when it is due, how the learner stood and stands, how it ended. */
export function CaseFacts({ riskCase }: CaseFactsProps) {
  const say = useMessages(riskCases);
  const sayOffice = useMessages(office);
  const { say: sayWord, standingOf } = useRiskWords();
  const { locale } = useLanguage();
  const { open, action, ownerName, openedAt, openedBy, openBand, openProbability, risk } = riskCase;
  const { outcome, outcomeOn, outcomeNote, closedAt, closedBy } = riskCase;
  const moment = (at: string) => formatMoment(locale, Date.parse(at));
  return (
    <section className="card p-4" aria-label={say("case", { number: riskCase.number })}>
      {outcome && (
        <div className="mb-3 border-b border-line pb-3">
          <p className="text-lg font-semibold">{sayWord(outcome)}</p>
          <p>{[outcomeOn && formatDay(locale, outcomeOn, "dated"), outcomeNote].filter(Boolean).join(" · ")}</p>
          {closedAt && (
            <p className="muted text-sm">{say("closedBy", { at: moment(closedAt), name: closedBy ?? "" })}</p>
          )}
        </div>
      )}
      {riskCase.recordDiffers && (
        <p className="mb-3">
          {say("recordDiffers")}{" "}
          <a href={`/learners/${riskCase.learnerId}`} className="link no-print">
            {sayOffice("learner")}
          </a>
        </p>
      )}
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <Fact label={say("action")}>{sayWord(action)}</Fact>
        <Fact label={say("owner")}>{ownerName}</Fact>
        {open && (
          <Fact label={say("due")}>
            {riskCase.overdue ? <DueMark riskCase={riskCase} /> : formatDay(locale, riskCase.dueOn, "dated")}
          </Fact>
        )}
        <Fact label={say("openedBy")}>{say("openedByWho", { at: moment(openedAt), name: openedBy })}</Fact>
        {openBand && (
          <Fact label={say("thenStood")}>
            <Standing band={openBand} words={standingOf({ probability: openProbability })} />
          </Fact>
        )}
        {risk && (
          <Fact label={say("nowStands")}>
            <Standing band={risk.band} words={standingOf(risk)} />
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Standing({ band, words }: { band: RiskBand; words: string }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <RiskBandMark band={band} />
      <span className="tabular-nums">{words}</span>
    </span>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="muted text-sm">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
