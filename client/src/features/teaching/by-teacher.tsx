import { useMessages } from "../../i18n/language";
import { teaching } from "../../i18n/teaching";
import { WayRow } from "../../office/way-row";
import { TeachingFrame } from "./teaching-frame";
import { loadOf } from "./teaching-plan";
import { Ways } from "./ways";

/** Every teacher and their load; the quickest way to name them for many classes. */
export function ByTeacher() {
  const say = useMessages(teaching);
  return (
    <TeachingFrame title={() => say("title")} back="/settings" wide>
      {(plan) => (
        <div className="grid max-w-3xl gap-4">
          <p className="muted">{say("help")}</p>
          <Ways at="teachers" />
          <ul className="card">
            {plan.teachers.map(({ id, name }) => {
              const { classes, subjects } = loadOf(plan, id);
              const load = say("load", {
                classes: say("classesLearn", { n: classes }),
                subjects: say("subjectsOf", { n: subjects.length }),
              });
              return (
                <WayRow
                  key={id}
                  href={`/teaching/teachers/${id}`}
                  title={name}
                  about={subjects.length > 0 ? load : say("free")}
                />
              );
            })}
          </ul>
        </div>
      )}
    </TeachingFrame>
  );
}
