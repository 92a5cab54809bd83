import { useApolloClient } from "@apollo/client/react";
import { type FormEvent, useState } from "react";
import {
  type AssessmentKind,
  type ExamChoicesQuery,
  type ExamTermsQuery,
  PlanExamDocument,
  type SubjectRowFragment,
} from "../../generated/live/graphql";
import { examPlan } from "../../i18n/exam-plan";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { useMarksRefusal } from "../../i18n/use-marks-refusal";
import { SelectInput } from "../../office/select-input";
import { TextInput } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { Choices } from "../../ui/choices";
import { Note } from "../../ui/note";
import { schoolDayAt } from "../../values/school-day";
import { ExamClasses } from "./exam-classes";
import { ExamSubjects } from "./exam-subjects";
import { readWhole } from "./read-whole";

const KINDS = ["OPENER", "MID_TERM", "END_TERM", "SBA_TASK", "PROJECT"] as const satisfies readonly AssessmentKind[];
const MOST_MARKS = 999;
const MOST_WEIGHT = 1000;

type Term = ExamTermsQuery["school"]["terms"][number];
type ExamFormProps = {
  term: Term;
  classes: readonly ExamChoicesQuery["classes"]["nodes"][number][];
  subjects: readonly SubjectRowFragment[];
  back: string;
};
type Fault = "name" | "maximum" | "day" | "weight" | "classes" | "subjects";
type Done = { readonly name: string; readonly added: number; readonly there: number };

/** What the exam is, and which sheets it opens. */
export function ExamForm({ term, classes, subjects, back }: ExamFormProps) {
  const say = useMessages(examPlan);
  const sayOffice = useMessages(office);
  const { locale } = useLanguage();
  const client = useApolloClient();
  const { busy, fault, run } = useChange(useMarksRefusal());
  const [kind, setKind] = useState<AssessmentKind>("OPENER");
  // Until somebody types a name it is that of the kind.
  const [name, setName] = useState<string | null>(null);
  const [scoring, setScoring] = useState<"marks" | "levels">("marks");
  const [maximum, setMaximum] = useState("100");
  const [day, setDay] = useState<string>(() => dayWithin(term));
  const [weight, setWeight] = useState("100");
  const [classIds, setClassIds] = useState<ReadonlySet<string>>(new Set());
  const [subjectIds, setSubjectIds] = useState<ReadonlySet<string> | null>(null);
  const [wrong, setWrong] = useState<Fault | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const called = (name ?? say(kind)).trim();
  const chosen = classes.filter(({ id }) => classIds.has(id));
  const n = subjectIds
    ? chosen.length * subjectIds.size
    : chosen.reduce((sum, one) => sum + namedIn(one, subjects).size, 0);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const [outOf, weighs] = [readWhole(maximum, MOST_MARKS), readWhole(weight, MOST_WEIGHT)];
    const amiss: Fault | null = !called
      ? "name"
      : scoring === "marks" && outOf === null
        ? "maximum"
        : day < term.starts || day > term.ends
          ? "day"
          : weighs === null
            ? "weight"
            : chosen.length === 0
              ? "classes"
              : n === 0
                ? "subjects"
                : null;
    setWrong(amiss);
    if (amiss || weighs === null) return;
    const input = {
      termId: term.id,
      name: called,
      kind,
      maximum: scoring === "marks" ? outOf : null,
      day,
      weight: weighs,
      classIds: [...classIds],
      subjectIds: subjectIds && [...subjectIds],
    };
    await run(async () => {
      const { data } = await client.mutate({ mutation: PlanExamDocument, variables: { input } });
      if (data) setDone({ name: called, added: data.planExam.added, there: data.planExam.there });
      scrollTo(0, 0);
    });
  };
  const again = () => {
    setDone(null);
    setName(null);
  };
  if (done) return <Added done={done} back={back} onAgain={again} />;
  const span = { starts: formatDay(locale, term.starts, "dated"), ends: formatDay(locale, term.ends, "dated") };
  return (
    <form noValidate className="grid gap-5" onSubmit={(event) => void submit(event)}>
      <SelectInput
        label={say("kind")}
        value={kind}
        onChange={({ currentTarget: { value } }) => setKind(KINDS.find((one) => one === value) ?? kind)}
        options={KINDS.map((value) => ({ value, label: say(value) }))}
      />
      <TextInput
        label={say("name")}
        hint={say("nameHint")}
        value={name ?? say(kind)}
        maxLength={60}
        error={wrong === "name" ? sayOffice("fillIn") : undefined}
        onChange={({ currentTarget: { value } }) => setName(value)}
      />
      <div>
        <p className="mb-1 font-semibold">{say("scoring")}</p>
        <Choices
          legend={say("scoring")}
          name="scoring"
          options={[
            { value: "marks", label: say("marks") },
            { value: "levels", label: say("levels") },
          ]}
          chosen={scoring}
          onChoose={setScoring}
        />
        {scoring === "levels" && <p className="muted mt-1 text-sm">{say("levelsHelp")}</p>}
      </div>
      {scoring === "marks" && (
        <TextInput
          label={say("maximum")}
          inputMode="numeric"
          maxLength={3}
          value={maximum}
          error={wrong === "maximum" ? say("maximumFault") : undefined}
          onChange={({ currentTarget: { value } }) => setMaximum(value)}
        />
      )}
      <TextInput
        label={say("day")}
        type="date"
        min={term.starts}
        max={term.ends}
        value={day}
        error={wrong === "day" ? say("dayFault", span) : undefined}
        onChange={({ currentTarget: { value } }) => setDay(value)}
      />
      <TextInput
        label={say("weight")}
        hint={say("weightHint")}
        inputMode="numeric"
        maxLength={4}
        value={weight}
        error={wrong === "weight" ? say("weightFault") : undefined}
        onChange={({ currentTarget: { value } }) => setWeight(value)}
      />
      <ExamClasses
        classes={classes}
        chosen={classIds}
        error={wrong === "classes" ? say("classesFault") : undefined}
        onChoose={setClassIds}
      />
      <ExamSubjects
        subjects={subjects}
        chosen={subjectIds}
        unnamed={chosen.filter((one) => namedIn(one, subjects).size === 0).map((one) => one.name)}
        error={wrong === "subjects" ? say("subjectsFault") : undefined}
        onChoose={setSubjectIds}
      />
      {fault && <Note tone="bad">{fault}</Note>}
      <p aria-live="polite">{n > 0 ? say("makes", { n }) : say("makesNone")}</p>
      <button type="submit" className="btn btn-main" disabled={busy}>
        {busy ? sayOffice("saving") : say("addNow")}
      </button>
    </form>
  );
}

function Added({ done: { name, added, there }, back, onAgain }: { done: Done; back: string; onAgain: () => void }) {
  const say = useMessages(examPlan);
  return (
    <>
      <Note tone="good">
        <p>{say("added", { name, n: added })}</p>
        {there > 0 && <p>{say("there", { n: there })}</p>}
      </Note>
      <div className="flex flex-wrap gap-2">
        <a href={back} className="btn btn-main">
          {say("toPlan")}
        </a>
        <button type="button" className="btn" onClick={onAgain}>
          {say("addAnother")}
        </button>
      </div>
    </>
  );
}

/** The subjects a class has teachers for, of those that are taught. */
function namedIn({ subjectTeachers }: ExamFormProps["classes"][number], subjects: readonly SubjectRowFragment[]) {
  const taught = new Set(subjects.map(({ id }) => id));
  return new Set(subjectTeachers.map(({ subject }) => subject.id).filter((id) => taught.has(id)));
}

/** Today, or the nearest day of the term. */
function dayWithin({ starts, ends }: Term): string {
  const today = schoolDayAt(Date.now());
  return today < starts ? starts : today > ends ? ends : today;
}
