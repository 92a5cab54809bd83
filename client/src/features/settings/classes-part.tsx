import { useApolloClient, useQuery } from "@apollo/client/react";
import { useState } from "react";
import {
  AddClassDocument,
  AssignTeacherDocument,
  ClassesAndTeachersDocument,
  type ClassTeachersFragment,
  type StaffMemberFragment,
  type TeachingKind,
  UnassignTeacherDocument,
} from "../../generated/live/graphql";
import { account } from "../../i18n/account";
import { useMessages } from "../../i18n/language";
import { settings } from "../../i18n/settings";
import { useSchoolRefusal } from "../../i18n/use-school-refusal";
import { Field } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { schoolDayAt } from "../../values/school-day";
import { PartFrame } from "./part-frame";
import { TextField, typed } from "./text-field";
import { useSave } from "./use-save";

type Teacher = ClassTeachersFragment["teachers"][number]["staff"];
type Opened =
  | { what: "add" }
  | { what: "assign"; to: ClassTeachersFragment }
  | { what: "unassign"; from: ClassTeachersFragment; teacher: Teacher };

/** The classes and who takes their registers. */
export function ClassesPart() {
  const say = useMessages(settings);
  const sayAccount = useMessages(account);
  const query = useQuery(ClassesAndTeachersDocument);
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  return (
    <PartFrame title={sayAccount("classes")} query={query}>
      {({ classes, staff }) => (
        <>
          <button type="button" className="btn btn-main justify-self-start" onClick={() => setOpened({ what: "add" })}>
            {say("addClass")}
          </button>
          {!classes.nodes.length && <p>{say("noClasses")}</p>}
          <ul className="grid gap-3">
            {classes.nodes.map((one) => (
              <li key={one.id} className="card px-4 py-3">
                <div className="flex flex-wrap items-center gap-x-3">
                  <h2 className="text-lg">{one.name}</h2>
                  <p className="muted flex-1 text-sm">
                    {one.year} · {say("learners", { n: one.learnerCount })}
                  </p>
                </div>
                {!one.teachers.length && <p className="muted">{say("noTeachers")}</p>}
                <ul>
                  {one.teachers.map(({ kind, staff: teacher }) => (
                    <li key={teacher.id + kind} className="flex min-h-14 items-center gap-3">
                      <p className="min-w-0 flex-1">
                        {teacher.name} <span className="muted block text-sm">{say(kind)}</span>
                      </p>
                      <button
                        type="button"
                        className="btn btn-bare -mr-4"
                        aria-label={`${say("unassignShort")}: ${teacher.name}, ${one.name}`}
                        onClick={() => setOpened({ what: "unassign", from: one, teacher })}
                      >
                        {say("unassignShort")}
                      </button>
                    </li>
                  ))}
                </ul>
                <button
                  type="button"
                  className="btn btn-bare -ml-4 text-accent"
                  aria-label={say("assign", { name: one.name })}
                  onClick={() => setOpened({ what: "assign", to: one })}
                >
                  {say("assignShort")}
                </button>
              </li>
            ))}
          </ul>
          {opened?.what === "add" && <AddClass onAdded={() => void query.refetch()} onClose={close} />}
          {opened?.what === "assign" && <AssignTeacher to={opened.to} staff={staff.nodes} onClose={close} />}
          {opened?.what === "unassign" && <UnassignTeacher {...opened} onClose={close} />}
        </>
      )}
    </PartFrame>
  );
}

function AddClass({ onAdded, onClose }: { onAdded: () => void; onClose: () => void }) {
  const say = useMessages(settings);
  const client = useApolloClient();
  const { busy, fault, setFault, save } = useSave(useSchoolRefusal());
  const submit = async (filled: FormData) => {
    const [grade, stream, year] = [typed(filled, "grade"), typed(filled, "stream"), Number(typed(filled, "year"))];
    if (!grade) return setFault(`${say("grade")}: ${say("fillIn")}`);
    const variables = { grade, stream, year };
    if (!(await save(() => client.mutate({ mutation: AddClassDocument, variables })))) return;
    onAdded();
    onClose();
  };
  return (
    <FormDialog
      title={say("addClass")}
      submit={say(busy ? "saving" : "add")}
      cancel={say("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={(filled) => void submit(filled)}
      onClose={onClose}
    >
      <TextField name="grade" label={say("grade")} hint={say("gradeHint")} />
      <TextField name="stream" label={say("stream")} hint={say("streamHint")} />
      <TextField
        name="year"
        label={say("year")}
        type="number"
        inputMode="numeric"
        defaultValue={schoolDayAt(Date.now()).slice(0, 4)}
      />
    </FormDialog>
  );
}

type AssignTeacherProps = {
  to: ClassTeachersFragment;
  staff: readonly StaffMemberFragment[];
  onClose: () => void;
};

function AssignTeacher({ to, staff, onClose }: AssignTeacherProps) {
  const say = useMessages(settings);
  const client = useApolloClient();
  const { busy, fault, setFault, save } = useSave(useSchoolRefusal());
  const submit = async (filled: FormData) => {
    const userId = typed(filled, "teacher");
    if (!userId) return setFault(`${say("teacher")}: ${say("fillIn")}`);
    const variables = { classId: to.id, userId, kind: typed(filled, "kind") as TeachingKind };
    if (await save(() => client.mutate({ mutation: AssignTeacherDocument, variables }))) onClose();
  };
  return (
    <FormDialog
      title={say("assign", { name: to.name })}
      submit={say(busy ? "saving" : "save")}
      cancel={say("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={(filled) => void submit(filled)}
      onClose={onClose}
    >
      <Field label={say("teacher")}>
        {(control) => (
          <select {...control} name="teacher" className="input" defaultValue="">
            <option value="">{say("choose")}</option>
            {staff.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <fieldset>
        <legend className="mb-2 font-semibold">{say("kind")}</legend>
        <div className="choices">
          {(["CLASS", "SUBJECT"] as const).map((kind) => (
            <label key={kind}>
              <input type="radio" name="kind" value={kind} defaultChecked={kind === "CLASS"} className="sr-only" />
              {say(kind)}
            </label>
          ))}
        </div>
      </fieldset>
    </FormDialog>
  );
}

type UnassignTeacherProps = { from: ClassTeachersFragment; teacher: Teacher; onClose: () => void };

function UnassignTeacher({ from, teacher, onClose }: UnassignTeacherProps) {
  const say = useMessages(settings);
  const client = useApolloClient();
  const { busy, fault, save } = useSave(useSchoolRefusal());
  const variables = { classId: from.id, userId: teacher.id };
  const submit = async () => {
    if (await save(() => client.mutate({ mutation: UnassignTeacherDocument, variables }))) onClose();
  };
  return (
    <FormDialog
      title={say("unassign", { teacher: teacher.name, name: from.name })}
      submit={say("unassignShort")}
      cancel={say("cancel")}
      busy={busy}
      fault={fault}
      danger
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{say("unassignHelp")}</p>
    </FormDialog>
  );
}
