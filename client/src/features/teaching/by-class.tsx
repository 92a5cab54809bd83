import { useMessages } from "../../i18n/language";
import { teaching } from "../../i18n/teaching";
import { WayRow } from "../../office/way-row";
import { PostsTable } from "./posts-table";
import { TeachingFrame } from "./teaching-frame";
import { Ways } from "./ways";

/** Every class, its class teacher, and how many of its subjects have a teacher. */
export function ByClass() {
  const say = useMessages(teaching);
  return (
    <TeachingFrame title={() => say("title")} back="/settings" wide>
      {(plan) => (
        <>
          <div className="grid max-w-3xl gap-3">
            <p className="muted">{say("help")}</p>
            <Ways at="classes" />
          </div>
          <ul className="card max-w-3xl">
            {plan.classes.map(({ id, name, classTeacher, subjectTeachers }) => {
              const n = new Set(subjectTeachers.map(({ subject }) => subject.id)).size;
              const leader = classTeacher ? say("classTeacher", { name: classTeacher.name }) : say("noClassTeacher");
              return (
                <WayRow
                  key={id}
                  href={`/teaching/classes/${id}`}
                  title={name}
                  about={`${leader} · ${n === 0 ? say("nobodyNamed") : say("named", { n })}`}
                />
              );
            })}
          </ul>
          <PostsTable plan={plan} />
        </>
      )}
    </TeachingFrame>
  );
}
