import type { PromotionPlanFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { promotion } from "../../i18n/promotion";

/** The classes of the new year, and how many come to each. */
export function TargetsPart({ plan }: { plan: PromotionPlanFragment }) {
  const say = useMessages(promotion);
  if (plan.targets.length === 0) return null;
  return (
    <section aria-labelledby="targets" className="card overflow-clip">
      <h2 id="targets" className="px-4 py-3 text-lg">
        {say("targets", { year: String(plan.fromYear + 1) })}
      </h2>
      <ul>
        {plan.targets.map(({ name, isThere, learners, isTooFull }) => (
          <li key={name} className="flex min-h-12 items-center gap-3 border-t border-line px-4 py-2">
            <span className="flex-1">
              {name}
              {!isThere && <span className="muted text-sm"> · {say("isNew")}</span>}
              {isTooFull && <span className="block text-sm text-absent">{say("tooFull")}</span>}
            </span>
            <span className="tabular-nums">{say("comes", { n: learners })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
