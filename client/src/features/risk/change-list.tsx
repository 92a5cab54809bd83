import type { RiskWholeFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { risk as riskMessages } from "../../i18n/risk";
import { useRiskWords } from "../../i18n/use-risk-words";

/** What moved a learner's risk since the week before. */
export function ChangeList({ risk: { before, changes } }: { risk: RiskWholeFragment }) {
  const say = useMessages(riskMessages);
  const { nameOf, amountOf } = useRiskWords();
  if (!before) return null;
  return (
    <section className="card grid gap-2 p-4" aria-labelledby="risk-changes">
      <h2 id="risk-changes" className="text-lg">
        {say("changes")}
      </h2>
      {changes.length === 0 ? (
        <p className="muted">{say("noChanges")}</p>
      ) : (
        <ul className="grid gap-2">
          {changes.map(({ feature, before: was, now, weight }) => (
            <li key={feature}>
              <span className="font-semibold">{nameOf(feature)}</span>
              {`: ${say("fromTo", { before: amountOf(feature, was), now: amountOf(feature, now) })} `}
              <span className="muted text-sm">{`(${say(weight > 0 ? "raises" : "lowers")})`}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
