import { useMessages } from "../../i18n/language";
import { teaching } from "../../i18n/teaching";
import { loadOf, type TeachingPlan } from "./teaching-plan";

type TeacherLoadProps = { plan: TeachingPlan; teacher: TeachingPlan["teachers"][number] };

/** A teacher's subjects, each with its classes, and the class whose class teacher they are. */
export function TeacherLoad({ plan, teacher: { id, name } }: TeacherLoadProps) {
  const say = useMessages(teaching);
  const { subjects } = loadOf(plan, id);
  const own = plan.classes.filter(({ classTeacher }) => classTeacher?.id === id);
  return (
    <section aria-labelledby="load" className="card">
      <h2 id="load" className="px-4 pt-3 text-lg">
        {say("loadOf", { name })}
      </h2>
      {own.length > 0 && (
        <p className="muted px-4">{say("ownClass", { name: own.map((one) => one.name).join(", ") })}</p>
      )}
      {subjects.length === 0 && <p className="px-4 pb-3">{say("loadNone", { name })}</p>}
      <ul className="mt-2">
        {subjects.map(({ subject, classes }) => (
          <li key={subject.id} className="border-t border-line px-4 py-2">
            <span className="block font-semibold">{subject.name}</span>
            <span className="muted text-sm">{classes.map((one) => one.name).join(", ")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
