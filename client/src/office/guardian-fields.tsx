import type { LearnerGuardiansFragment } from "../generated/live/graphql";
import { guardianWords } from "../i18n/guardians";
import { useMessages } from "../i18n/language";
import { SelectInput } from "./select-input";
import { TextInput } from "./text-input";

type GuardianFieldsProps = {
  /** Before the name of every field, where a form has several guardians. */
  prefix: string;
  known: LearnerGuardiansFragment["guardians"][number] | null;
};

/** What is asked of a guardian of a learner. */
export function GuardianFields({ prefix, known }: GuardianFieldsProps) {
  const say = useMessages(guardianWords);
  const livesWith = known?.livesWith ?? null;
  return (
    <>
      <TextInput name={`${prefix}name`} label={say("name")} maxLength={120} defaultValue={known?.guardian.name ?? ""} />
      <TextInput
        name={`${prefix}phone`}
        label={say("phone")}
        hint={say("phoneHint")}
        type="tel"
        maxLength={20}
        defaultValue={known?.guardian.phone ?? ""}
      />
      <TextInput
        name={`${prefix}relation`}
        label={say("relation")}
        hint={say("relationHint")}
        maxLength={30}
        defaultValue={known?.relation ?? ""}
      />
      <details className="rounded-lg border border-line px-3" open={known !== null}>
        <summary className="flex min-h-12 cursor-pointer items-center font-semibold">{say("more")}</summary>
        <div className="grid gap-4 pb-3">
          <TextInput
            name={`${prefix}secondPhone`}
            label={say("secondPhone")}
            type="tel"
            maxLength={20}
            defaultValue={known?.guardian.secondPhone ?? ""}
          />
          <SelectInput
            name={`${prefix}contact`}
            label={say("contact")}
            defaultValue={known?.contact ?? "ALWAYS"}
            options={(["ALWAYS", "EMERGENCIES", "NEVER"] as const).map((value) => ({ value, label: say(value) }))}
          />
          <p className="muted text-sm">{say("contactHelp")}</p>
          <label className="flex min-h-12 items-center gap-3">
            <input
              type="checkbox"
              name={`${prefix}seesRecords`}
              className="h-6 w-6"
              defaultChecked={known?.seesRecords ?? true}
            />
            {say("seesRecords")}
          </label>
          <div className="grid gap-3 sm:grid-cols-2">
            <SelectInput
              name={`${prefix}custody`}
              label={say("custody")}
              defaultValue={known?.custody ?? "UNKNOWN"}
              options={(["UNKNOWN", "FULL", "SHARED", "NONE"] as const).map((value) => ({ value, label: say(value) }))}
            />
            <SelectInput
              name={`${prefix}livesWith`}
              label={say("livesWith")}
              defaultValue={livesWith === null ? "" : livesWith ? "yes" : "no"}
              options={[
                { value: "", label: say("livesUnknown") },
                { value: "yes", label: say("livesYes") },
                { value: "no", label: say("livesNo") },
              ]}
            />
          </div>
        </div>
      </details>
    </>
  );
}
