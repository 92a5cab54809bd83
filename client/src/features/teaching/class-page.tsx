import { useState } from "react";
import type { ClassPostsFragment, SubjectRowFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { teaching } from "../../i18n/teaching";
import { Empty } from "../../ui/empty";
import { Note } from "../../ui/note";
import { NameTeachers } from "./name-teachers";
import { PostRow } from "./post-row";
import { TeachingFrame } from "./teaching-frame";
import { namedFor, type TeachingPlan } from "./teaching-plan";

/** Who teaches one class each of the school's subjects. */
export function ClassPage({ id }: { id: string }) {
  const say = useMessages(teaching);
  const sayOffice = useMessages(office);
  const find = (plan: TeachingPlan | null) => plan?.classes.find((one) => one.id === id);
  return (
    <TeachingFrame title={(plan) => find(plan)?.name ?? say("title")} back="/teaching">
      {(plan) => {
        const one = find(plan);
        if (!one) return <Empty title={sayOffice("notFound")}>{sayOffice("notFoundHelp")}</Empty>;
        return <Posts of={one} plan={plan} />;
      }}
    </TeachingFrame>
  );
}

function Posts({ of, plan }: { of: ClassPostsFragment; plan: TeachingPlan }) {
  const say = useMessages(teaching);
  const [opened, setOpened] = useState<SubjectRowFragment | null>(null);
  const taught = plan.subjects.filter(({ id }) => namedFor(of, id).length > 0);
  const others = plan.subjects.filter((subject) => !taught.includes(subject));
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <p>{of.classTeacher ? say("classTeacher", { name: of.classTeacher.name }) : say("noClassTeacher")}</p>
        <a href="/settings/classes" className="btn btn-bare -mx-4 text-accent">
          {say("toClasses")}
        </a>
      </div>
      {taught.length === 0 ? (
        <Note>
          <strong>{say("nobodyNamed")}</strong>
          <p>{say("nobodyNamedHelp")}</p>
        </Note>
      ) : (
        <ul className="card" aria-label={say("title")}>
          {taught.map((subject) => (
            <PostRow key={subject.id} of={of} subject={subject} onChoose={() => setOpened(subject)} />
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <section aria-labelledby="others">
          <h2 id="others" className="px-1 text-lg">
            {say("otherSubjects", { n: others.length })}
          </h2>
          {taught.length > 0 && <p className="muted px-1 text-sm">{say("otherSubjectsHelp")}</p>}
          <ul className="card mt-2">
            {others.map((subject) => (
              <PostRow key={subject.id} of={of} subject={subject} onChoose={() => setOpened(subject)} />
            ))}
          </ul>
        </section>
      )}
      {opened && <NameTeachers of={of} subject={opened} teachers={plan.teachers} onClose={() => setOpened(null)} />}
    </>
  );
}
