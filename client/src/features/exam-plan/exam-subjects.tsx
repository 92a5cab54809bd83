import type { SubjectRowFragment } from "../../generated/live/graphql";
import { examPlan } from "../../i18n/exam-plan";
import { useMessages } from "../../i18n/language";
import { Choices } from "../../ui/choices";
import { Note } from "../../ui/note";

type ExamSubjectsProps = {
  subjects: readonly SubjectRowFragment[];
  /** Null: in each class those that somebody is named for. */
  chosen: ReadonlySet<string> | null;
  /** The chosen classes in which nobody is named for anything. */
  unnamed: readonly string[];
  error: string | undefined;
  onChoose: (chosen: ReadonlySet<string> | null) => void;
};

/** The subjects of the exam: as teachers are named, or the same in all its classes. */
export function ExamSubjects({ subjects, chosen, unnamed, error, onChoose }: ExamSubjectsProps) {
  const say = useMessages(examPlan);
  const toggle = (id: string, on: boolean) =>
    onChoose(new Set(on ? [...(chosen ?? []), id] : [...(chosen ?? [])].filter((one) => one !== id)));
  return (
    <section className="grid gap-2" aria-label={say("subjects")}>
      <p className="font-semibold">{say("subjects")}</p>
      <Choices
        legend={say("subjects")}
        name="subjects"
        options={[
          { value: "named", label: say("named") },
          { value: "chosen", label: say("chosen") },
        ]}
        chosen={chosen ? "chosen" : "named"}
        onChoose={(way) => onChoose(way === "named" ? null : new Set())}
      />
      {chosen ? (
        <div className="flex flex-wrap gap-2">
          {subjects.map(({ id, name }) => (
            <label key={id} className="chip">
              <input
                type="checkbox"
                checked={chosen.has(id)}
                onChange={({ currentTarget: { checked } }) => toggle(id, checked)}
              />
              {name}
            </label>
          ))}
        </div>
      ) : (
        <p className="muted text-sm">{say("namedHelp")}</p>
      )}
      {!chosen && unnamed.length > 0 && (
        <Note tone="warn">
          <p>{say("nobodyIn", { names: unnamed.join(", ") })}</p>
          <a href="/teaching" className="link inline-block py-3">
            {say("toTeaching")}
          </a>
        </Note>
      )}
      {error && (
        <p role="alert" className="text-sm text-absent">
          {error}
        </p>
      )}
    </section>
  );
}
