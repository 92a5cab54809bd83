import { useMessages } from "../../i18n/language";
import { scales as scaleMessages } from "../../i18n/scales";
import { Choices } from "../../ui/choices";
import { BandTable } from "./band-table";
import { MeanSlots } from "./mean-slots";
import { MeanWords } from "./mean-words";
import { freshKey, type MeanDraft, ruleOf, type ScaleDraft } from "./scale-draft";
import type { FaultAt } from "./use-faults";

type MeanPartProps = { draft: ScaleDraft; faultAt: FaultAt; onChange: (mean: MeanDraft | null) => void };

/** The rule for a mean grade: in words, and piece by piece. */
export function MeanPart({ draft, faultAt, onChange }: MeanPartProps) {
  const say = useMessages(scaleMessages);
  const { mean } = draft;
  if (!mean) {
    return (
      <section className="card grid gap-3 p-4">
        <h2 className="text-lg">{say("mean")}</h2>
        <p className="muted">{say(draft.curriculum === "own" ? "meanNoneOwn" : "meanNone")}</p>
        <button type="button" className="btn justify-self-start" onClick={() => onChange(firstMean(draft))}>
          {say("meanAdd")}
        </button>
      </section>
    );
  }
  return (
    <>
      <section className="card grid gap-4 p-4">
        <h2 className="text-lg">{say("mean")}</h2>
        <p>
          <MeanWords mean={ruleOf(draft).mean ?? { slots: [], whenMissing: "none" }} />
        </p>
        <MeanSlots slots={mean.slots} faultAt={faultAt} onChange={(slots) => onChange({ ...mean, slots })} />
        <div>
          <p className="mb-1 font-semibold">{say("whenMissing")}</p>
          <Choices
            legend={say("whenMissing")}
            name="whenMissing"
            options={[
              { value: "none", label: say("whenMissingNone") },
              { value: "zero", label: say("whenMissingZero") },
            ]}
            chosen={mean.whenMissing}
            onChoose={(whenMissing) => onChange({ ...mean, whenMissing })}
          />
        </div>
        <button type="button" className="btn justify-self-start" onClick={() => onChange(null)}>
          {say("meanRemove")}
        </button>
      </section>
      <BandTable
        title={say("meanBands")}
        help={say("meanBandsHelp")}
        bands={mean.bands}
        ofMean
        faultAt={faultAt}
        onChange={(bands) => onChange({ ...mean, bands })}
      />
    </>
  );
}

/** Where nothing is said yet: the best seven, by the bands' own points rounded to the nearest. */
const firstMean = ({ bands }: ScaleDraft): MeanDraft => ({
  slots: [{ key: freshKey(), count: "7", groups: null }],
  bands: bands.map(({ label, points }, place) => ({
    key: freshKey(),
    label,
    points: "",
    from: place === bands.length - 1 ? "0" : String(Math.max(0, Number(points) - 0.5) || ""),
  })),
  whenMissing: "none",
});
