import type { RiskEffectQuery } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { riskOversight } from "../../i18n/risk-oversight";
import { useTermName } from "../../office/use-term-name";

type Term = RiskEffectQuery["riskEffect"][number];

/** Below so many learners one more or less moves a percentage by five points or more. */
const FEW = 20;

/** A term in a sentence, and whether its numbers are large enough for percentages. */
export function EffectWords({ term: one }: { term: Term }) {
  const say = useMessages(riskOversight);
  const termName = useTermName();
  const { listed, followed, followedLeft, notFollowed, notFollowedLeft, fewFollowed, fewNotFollowed } = one;
  const term = termName({ year: one.year, number: one.term });
  const isFew = Math.min(followed, notFollowed) < FEW;
  return (
    <section className="card grid gap-2 p-4" aria-label={term}>
      <p className="text-lg">
        {followed === 0
          ? say("noneFollowed", { term, listed, notFollowedLeft })
          : say("inWords", { term, listed, followed, left: followedLeft, notFollowed, notFollowedLeft })}
      </p>
      <p className="muted">{say("soFar")}</p>
      {isFew && <p className="muted">{say(fewFollowed || fewNotFollowed ? "tooFew" : "few")}</p>}
    </section>
  );
}
