import { useState } from "react";
import type { ClassPostsFragment, SubjectRowFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { teaching } from "../../i18n/teaching";
import { FormDialog } from "../../ui/form-dialog";
import { namedFor, type TeachingPlan } from "./teaching-plan";
import { usePosts } from "./use-posts";

type NameTeachersProps = {
  of: ClassPostsFragment;
  subject: SubjectRowFragment;
  teachers: TeachingPlan["teachers"];
  onClose: () => void;
};

/** Asks who teaches a subject in a class; those who teach the class already stand first. */
export function NameTeachers({ of, subject, teachers, onClose }: NameTeachersProps) {
  const say = useMessages(teaching);
  const sayOffice = useMessages(office);
  const { busy, fault, save } = usePosts();
  const [held] = useState(() => new Set(namedFor(of, subject.id).map(({ id }) => id)));
  const [ordered] = useState(() => {
    const near = new Set([...held, ...of.teachers.map(({ staff }) => staff.id)]);
    return [...teachers.filter(({ id }) => near.has(id)), ...teachers.filter(({ id }) => !near.has(id))];
  });
  const submit = async (filled: FormData) => {
    const wanted = new Set(filled.getAll("teacher"));
    const changed = ordered.filter(({ id }) => wanted.has(id) !== held.has(id));
    const post = { classId: of.id, subjectId: subject.id };
    if (await save(changed.map(({ id }) => ({ ...post, userId: id, named: wanted.has(id) })))) onClose();
  };
  return (
    <FormDialog
      title={say("teachersOf", { subject: subject.name, name: of.name })}
      submit={sayOffice(busy ? "saving" : "save")}
      cancel={sayOffice("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={(filled) => void submit(filled)}
      onClose={onClose}
    >
      <fieldset>
        <legend className="muted mb-2 text-sm">{say("teachersHelp")}</legend>
        <div className="flex max-h-80 flex-wrap gap-2 overflow-y-auto p-1">
          {ordered.map(({ id, name }) => (
            <label key={id} className="chip">
              <input type="checkbox" name="teacher" value={id} defaultChecked={held.has(id)} />
              {name}
            </label>
          ))}
        </div>
      </fieldset>
    </FormDialog>
  );
}
