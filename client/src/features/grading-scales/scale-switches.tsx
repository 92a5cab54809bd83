import { useMessages } from "../../i18n/language";
import { scales as scaleMessages } from "../../i18n/scales";
import { Choices } from "../../ui/choices";
import type { ScaleDraft } from "./scale-draft";

const CURRICULA = ["cbe", "8-4-4", "own"] as const;

type ScaleSwitchesProps = { draft: ScaleDraft; onChange: (part: Partial<ScaleDraft>) => void };

/** For whom a scale is, how percents are rounded, and what learners are told beside their grades. */
export function ScaleSwitches({ draft, onChange }: ScaleSwitchesProps) {
  const say = useMessages(scaleMessages);
  return (
    <section className="card grid gap-4 p-4">
      <div>
        <p className="mb-1 font-semibold">{say("curriculum")}</p>
        <Choices
          legend={say("curriculum")}
          name="curriculum"
          options={CURRICULA.map((value) => ({ value, label: say(value) }))}
          chosen={draft.curriculum}
          onChoose={(curriculum) => onChange({ curriculum })}
        />
      </div>
      <div>
        <p className="mb-1 font-semibold">{say("rounding")}</p>
        <Choices
          legend={say("rounding")}
          name="rounding"
          options={[
            { value: "nearest", label: say("nearest") },
            { value: "none", label: say("exact") },
          ]}
          chosen={draft.rounding}
          onChoose={(rounding) => onChange({ rounding })}
        />
        <p className="muted mt-1 text-sm">{say("roundingHelp")}</p>
      </div>
      <fieldset>
        <legend className="mb-1 font-semibold">{say("shown")}</legend>
        <div className="flex flex-wrap gap-2">
          {(["totals", "positions"] as const).map((part) => (
            <label key={part} className="chip">
              <input
                type="checkbox"
                checked={draft[part]}
                onChange={({ currentTarget: { checked } }) => onChange({ [part]: checked })}
              />
              {say(part)}
            </label>
          ))}
        </div>
        <p className="muted mt-1 text-sm">{say("shownHelp")}</p>
      </fieldset>
    </section>
  );
}
