import { type FormEvent, useState } from "react";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { teaching } from "../../i18n/teaching";
import { SelectInput } from "../../office/select-input";
import { Note } from "../../ui/note";
import { ClassTicks } from "./class-ticks";
import { classesOf, loadOf, type TeachingPlan } from "./teaching-plan";
import { usePosts } from "./use-posts";

type GiveClassesProps = { plan: TeachingPlan; teacher: TeachingPlan["teachers"][number] };

/** A teacher and a subject: tick the classes, and save them together. */
export function GiveClasses({ plan, teacher: { id: userId, name } }: GiveClassesProps) {
  const say = useMessages(teaching);
  const sayOffice = useMessages(office);
  const { busy, fault, setFault, done, save } = usePosts();
  const [subjectId, setSubjectId] = useState(
    () => loadOf(plan, userId).subjects[0]?.subject.id ?? plan.subjects[0]?.id ?? "",
  );
  const held = new Set(classesOf(plan, userId, subjectId).map(({ id }) => id));
  const [touched, setTouched] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [saved, setSaved] = useState<string | null>(null);
  const subject = plan.subjects.find(({ id }) => id === subjectId)?.name ?? "";
  const wanted = (id: string): boolean => touched.get(id) ?? held.has(id);
  const changes = plan.classes
    .filter(({ id }) => wanted(id) !== held.has(id))
    .map(({ id }) => ({ classId: id, subjectId, userId, named: wanted(id) }));
  const touch = (ids: readonly string[], on: boolean) => {
    setSaved(null);
    setTouched(new Map([...touched, ...ids.map((id) => [id, on] as const)]));
  };
  const choose = (next: string) => {
    setSubjectId(next);
    setTouched(new Map());
    setSaved(null);
    setFault(null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const n = plan.classes.filter(({ id }) => wanted(id)).length;
    if (!(await save(changes))) return;
    setTouched(new Map());
    setSaved(n === 0 ? say("savedNone", { name, subject }) : say("saved", { name, subject, n }));
  };
  return (
    <form noValidate className="card grid gap-4 p-4" onSubmit={(event) => void submit(event)}>
      <h2 className="text-lg">{say("giveTitle", { name })}</h2>
      <SelectInput
        label={say("subject")}
        value={subjectId}
        onChange={({ currentTarget: { value } }) => choose(value)}
        options={plan.subjects.map(({ id, name: label }) => ({ value: id, label }))}
      />
      <ClassTicks
        legend={say("tick", { name, subject })}
        classes={plan.classes}
        userId={userId}
        subjectId={subjectId}
        wanted={wanted}
        onTouch={touch}
      />
      {fault && <Note tone="bad">{fault}</Note>}
      {saved && <Note tone="good">{saved}</Note>}
      <button type="submit" className="btn btn-main" disabled={busy || changes.length === 0}>
        {busy
          ? `${sayOffice("saving")} ${say("progress", { done, n: done + changes.length })}`
          : changes.length > 0
            ? say("saveN", { n: changes.length })
            : say("save")}
      </button>
    </form>
  );
}
