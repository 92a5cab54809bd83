import { useMessages } from "../../i18n/language";
import { scales as scaleMessages } from "../../i18n/scales";
import { Icon } from "../../ui/icon";
import { BandInput } from "./band-input";
import { type BandDraft, freshKey } from "./scale-draft";
import type { FaultAt } from "./use-faults";

type BandTableProps = {
  title: string;
  help: string;
  bands: readonly BandDraft[];
  /** Bands of a mean grade have no points of their own. */
  ofMean?: boolean;
  faultAt: FaultAt;
  onChange: (bands: readonly BandDraft[]) => void;
};

const MOST_BANDS = 20;
const CROSS = "m6 6 12 12M18 6 6 18";

/** Labels with their points and boundaries, row by row. */
export function BandTable({ title, help, bands, ofMean = false, faultAt, onChange }: BandTableProps) {
  const say = useMessages(scaleMessages);
  const parts = ofMean ? (["label", "from"] as const) : (["label", "points", "from"] as const);
  const change = (key: string, part: Partial<BandDraft>) =>
    onChange(bands.map((band) => (band.key === key ? { ...band, ...part } : band)));
  const names = { label: say("label"), points: say("points"), from: say(ofMean ? "fromMean" : "from") };
  return (
    <section className="card" aria-label={title}>
      <div className="px-4 py-3">
        <h2 className="text-lg">{title}</h2>
        <p className="muted text-sm">{help}</p>
      </div>
      <table className="w-full" aria-label={title}>
        <thead>
          <tr>
            {parts.map((part) => (
              <th key={part} scope="col" className="muted px-1 text-start text-sm first:pl-4">
                {names[part]}
              </th>
            ))}
            <th scope="col">
              <span className="sr-only">{say("removeIt")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {bands.map((band, place) => (
            <BandRow
              key={band.key}
              band={band}
              place={place}
              ofMean={ofMean}
              parts={parts}
              faultAt={faultAt}
              onChange={(part) => change(band.key, part)}
              {...(bands.length > 1 && { onRemove: () => onChange(bands.filter(({ key }) => key !== band.key)) })}
            />
          ))}
        </tbody>
      </table>
      {bands.length < MOST_BANDS && (
        <button
          type="button"
          className="btn btn-bare text-accent"
          onClick={() => onChange([...bands, { key: freshKey(), label: "", points: "", from: "" }])}
        >
          {say("addBand")}
        </button>
      )}
    </section>
  );
}

type BandRowProps = {
  band: BandDraft;
  place: number;
  ofMean: boolean;
  parts: readonly ("label" | "points" | "from")[];
  faultAt: FaultAt;
  onChange: (part: Partial<BandDraft>) => void;
  onRemove?: () => void;
};

function BandRow({ band, place, ofMean, parts, faultAt, onChange, onRemove }: BandRowProps) {
  const say = useMessages(scaleMessages);
  const label = band.label || String(place + 1);
  const nameOf = {
    label: say("labelOf", { n: place + 1 }),
    points: say("pointsOf", { label }),
    from: say(ofMean ? "meanFromOf" : "fromOf", { label }),
  };
  const faults = parts.flatMap((part) => faultAt(`${band.key}.${part}`) ?? []);
  return (
    <>
      <tr>
        {parts.map((part) => (
          <td key={part} className="p-1 first:pl-4">
            <BandInput
              name={nameOf[part]}
              value={band[part]}
              wrong={faultAt(`${band.key}.${part}`) !== undefined}
              isNumber={part !== "label"}
              onChange={(value) => onChange({ [part]: value })}
            />
          </td>
        ))}
        <td className="w-12 pr-2">
          {onRemove && (
            <button
              type="button"
              className="btn btn-bare btn-icon"
              aria-label={say("removeBand", { label })}
              title={say("removeBand", { label })}
              onClick={onRemove}
            >
              <Icon d={CROSS} size={20} />
            </button>
          )}
        </td>
      </tr>
      {faults.length > 0 && (
        <tr>
          <td colSpan={parts.length + 1} className="px-4 pb-2 text-sm text-absent">
            <span role="alert">{faults.join(" ")}</span>
          </td>
        </tr>
      )}
    </>
  );
}
