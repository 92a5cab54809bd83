import { admission } from "../../i18n/admission";
import { useMessages } from "../../i18n/language";
import { GuardianFields } from "../../office/guardian-fields";

type GuardiansFieldsetProps = { guardians: readonly number[]; onChange: (guardians: readonly number[]) => void };

const MOST = 8;

/** The guardians of a learner who is admitted, who is called first at the head; fields begin with `g` and the number. */
export function GuardiansFieldset({ guardians, onChange }: GuardiansFieldsetProps) {
  const say = useMessages(admission);
  return (
    <>
      {guardians.map((number, index) => (
        <fieldset key={number} className="card grid gap-4 p-4">
          <legend className="sr-only">{say("guardian", { n: index + 1 })}</legend>
          <div className="flex flex-wrap items-center gap-3">
            <h2 className="flex-1 text-lg">{say("guardian", { n: index + 1 })}</h2>
            <button
              type="button"
              className="btn btn-bare -mx-4"
              onClick={() => onChange(guardians.filter((other) => other !== number))}
            >
              {say("removeGuardian", { n: index + 1 })}
            </button>
          </div>
          <GuardianFields prefix={`g${number}-`} known={null} />
        </fieldset>
      ))}
      {guardians.length < MOST && (
        <button
          type="button"
          className="btn justify-self-start"
          onClick={() => onChange([...guardians, Math.max(0, ...guardians) + 1])}
        >
          {say("addGuardian")}
        </button>
      )}
    </>
  );
}
