import type { PromotionPlanFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { promotion } from "../../i18n/promotion";
import { WayRow } from "../../office/way-row";

const COUNTS = ["promote", "repeat", "leave", "complete"] as const;

/** The classes of the old year: where each goes, and how many otherwise. */
export function ClassesPart({ plan }: { plan: PromotionPlanFragment }) {
  const say = useMessages(promotion);
  const about = (row: PromotionPlanFragment["classes"][number]) => {
    if (row.learners === 0) return say("empty");
    const goal = row.target ? say("goesTo", { name: row.target.name }) : say("completes");
    const counts = COUNTS.filter((of) => row[of] > 0).map((of) => `${row[of]} ${say(of)}`);
    return `${goal} · ${counts.join(", ")}`;
  };
  return (
    <section aria-labelledby="classes" className="card overflow-clip">
      <h2 id="classes" className="px-4 pt-3 text-lg">
        {say("classes")}
      </h2>
      <p className="muted px-4 pb-2 text-sm">{say("classesHelp")}</p>
      <ul>
        {plan.classes.map((row) => (
          <WayRow key={row.class.id} href={`/promotion/${row.class.id}`} title={row.class.name} about={about(row)} />
        ))}
      </ul>
    </section>
  );
}
