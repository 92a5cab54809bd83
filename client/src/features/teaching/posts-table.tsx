import { useMessages } from "../../i18n/language";
import { teaching } from "../../i18n/teaching";
import { namedFor, type TeachingPlan } from "./teaching-plan";

/** Every subject that somebody is named for, class by class: for screens wide enough, and for paper. */
export function PostsTable({ plan }: { plan: TeachingPlan }) {
  const say = useMessages(teaching);
  const subjects = plan.subjects.filter(({ id }) => plan.classes.some((one) => namedFor(one, id).length > 0));
  if (subjects.length === 0) return null;
  return (
    <section className="card overflow-x-auto max-md:hidden" aria-label={say("table")}>
      <table className="grid-table text-sm [&_td]:min-w-28">
        <caption className="sr-only">{say("table")}</caption>
        <thead>
          <tr>
            <th scope="col" className="sticky left-0 bg-surface">
              {say("subject")}
            </th>
            {plan.classes.map(({ id, name }) => (
              <th key={id} scope="col" className="whitespace-nowrap">
                <a href={`/teaching/classes/${id}`} className="link -my-3 inline-block py-3">
                  {name}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {subjects.map((subject) => (
            <tr key={subject.id} className="align-top">
              <th scope="row" className="sticky left-0 bg-surface align-top">
                {subject.name}
              </th>
              {plan.classes.map((one) => (
                <td key={one.id}>
                  {namedFor(one, subject.id)
                    .map(({ name }) => name)
                    .join(", ") || "–"}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
