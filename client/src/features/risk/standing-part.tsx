import type { RiskWholeFragment } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { risk as riskMessages } from "../../i18n/risk";
import { useRiskWords } from "../../i18n/use-risk-words";
import { RiskBandMark } from "../../office/risk-band-mark";
import { ChangeMark } from "./change-mark";

type StandingPartProps = { risk: RiskWholeFragment; mayOpen: boolean; onOpenCase: () => void };

/** How a learner stands, in words and a number, by what, and the way to follow them up. */
export function StandingPart({ risk, mayOpen, onOpenCase }: StandingPartProps) {
  const say = useMessages(riskMessages);
  const { say: sayWord, oddsOf, percent } = useRiskWords();
  const { locale } = useLanguage();
  const { band, probability, points, basis, modelVersion, scoredOn, openCase } = risk;
  const day = formatDay(locale, scoredOn, "dated");
  return (
    <section className="card grid gap-2 p-4" aria-labelledby="risk-standing">
      <h2 id="risk-standing" className="sr-only">
        {say("standing")}
      </h2>
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <RiskBandMark band={band} />
        {probability !== null && <strong className="text-3xl tabular-nums">{percent(probability)}</strong>}
      </p>
      <p>
        {probability !== null
          ? say("standingOf", { odds: oddsOf(probability) })
          : points !== null
            ? say("standingPoints", { points: sayWord("pointsOf", { n: points }) })
            : say("standingUnknown")}
      </p>
      <ChangeMark risk={risk} />
      <p className="muted text-sm">
        {basis === "RULES" ? say("basedOnRULES", { day }) : say(`basedOn${basis}`, { version: modelVersion ?? 0, day })}
      </p>
      {openCase ? (
        <a href={`/risk/cases/${openCase.id}`} className="btn no-print justify-self-start">
          {say("inCase", {
            number: openCase.number,
            owner: openCase.ownerName,
            day: formatDay(locale, openCase.dueOn, "brief"),
          })}
        </a>
      ) : (
        mayOpen && (
          <button type="button" className="btn btn-main justify-self-start" onClick={onOpenCase}>
            {say("openCase")}
          </button>
        )
      )}
    </section>
  );
}
