import type { ExamChoicesQuery } from "../../generated/live/graphql";
import { examPlan } from "../../i18n/exam-plan";
import { useMessages } from "../../i18n/language";

type ExamClassesProps = {
  classes: readonly ExamChoicesQuery["classes"]["nodes"][number][];
  chosen: ReadonlySet<string>;
  error: string | undefined;
  onChoose: (chosen: ReadonlySet<string>) => void;
};

/** The classes that sit the exam. */
export function ExamClasses({ classes, chosen, error, onChoose }: ExamClassesProps) {
  const say = useMessages(examPlan);
  const all = classes.every(({ id }) => chosen.has(id));
  const toggle = (id: string, on: boolean) =>
    onChoose(new Set(on ? [...chosen, id] : [...chosen].filter((one) => one !== id)));
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">{say("classes")}</legend>
      <button
        type="button"
        className="btn mb-2"
        onClick={() => onChoose(new Set(all ? [] : classes.map(({ id }) => id)))}
      >
        {say(all ? "none" : "all")}
      </button>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-2">
        {classes.map(({ id, name }) => (
          <label key={id} className="chip px-3">
            <input
              type="checkbox"
              checked={chosen.has(id)}
              onChange={({ currentTarget: { checked } }) => toggle(id, checked)}
            />
            {name}
          </label>
        ))}
      </div>
      {error && (
        <p role="alert" className="mt-1 text-sm text-absent">
          {error}
        </p>
      )}
    </fieldset>
  );
}
