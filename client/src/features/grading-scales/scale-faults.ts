import type { scales } from "../../i18n/scales";
import { type BandDraft, readNumber, type ScaleDraft, type SlotDraft } from "./scale-draft";

/** What is wrong, as a message and its values, and where: `name`, `bands`, or a key with the part of it. */
export type ScaleFault = {
  readonly at: string;
  readonly key: keyof typeof scales.en & `fault${string}`;
  readonly values: Readonly<Record<string, string>>;
};

const LABEL = /^[A-Z0-9][A-Z0-9+-]{0,4}$/i;
const MOST_POINTS = 100;
const MOST_SUBJECTS = 20;
const MOST_OF_A_SLOT = 12;

/** Everything that is wrong with a scale while it is typed, the same that the server would find. */
export function scaleFaults({ name, bands, own, mean }: ScaleDraft): ScaleFault[] {
  return [
    ...(name.trim() ? [] : [fault("name", "faultName")]),
    ...bands.flatMap((band) => [...labelFaults(band, bands), ...pointFaults(band)]),
    ...fallingFaults(bands),
    ...boundaryFaults(
      bands,
      ({ from }) => from,
      ({ key }) => `${key}.from`,
      1,
    ),
    ...own.flatMap(({ subjectId, from }) =>
      boundaryFaults(
        bands,
        ({ key }) => from[key] ?? "",
        ({ key }) => `${subjectId}.${key}`,
        1,
      ),
    ),
    ...(mean
      ? [
          ...slotFaults(mean.slots),
          ...mean.bands.flatMap((band) => labelFaults(band, mean.bands)),
          ...boundaryFaults(
            mean.bands,
            ({ from }) => from,
            ({ key }) => `${key}.from`,
            2,
          ),
        ]
      : []),
  ];
}

const fault = (at: string, key: ScaleFault["key"], values: ScaleFault["values"] = {}): ScaleFault => ({
  at,
  key,
  values,
});

function labelFaults({ key, label }: BandDraft, all: readonly BandDraft[]): ScaleFault[] {
  const clean = label.trim().toUpperCase();
  if (!LABEL.test(clean)) return [fault(`${key}.label`, "faultLabel")];
  const first = all.find((one) => one.label.trim().toUpperCase() === clean);
  return first && first.key !== key ? [fault(`${key}.label`, "faultTwice", { label: label.trim() })] : [];
}

const isPoints = (text: string): boolean => /^\d{1,3}$/.test(text.trim()) && Number(text) <= MOST_POINTS;

const pointFaults = ({ key, points }: BandDraft): ScaleFault[] =>
  isPoints(points) ? [] : [fault(`${key}.points`, "faultPoints")];

const fallingFaults = (bands: readonly BandDraft[]): ScaleFault[] =>
  bands.slice(1).flatMap((band, place) => {
    const above = bands[place]!;
    if (!isPoints(band.points) || !isPoints(above.points) || Number(band.points) < Number(above.points)) return [];
    return [fault(`${band.key}.points`, "faultFalling", { above: above.label, points: above.points })];
  });

/** Each band begins below the one above it, and the last at 0, so that nobody is left without one. */
function boundaryFaults(
  bands: readonly BandDraft[],
  textOf: (band: BandDraft) => string,
  placeOf: (band: BandDraft) => string,
  decimals: 1 | 2,
): ScaleFault[] {
  const read = (band: BandDraft): number | null => {
    const value = readNumber(textOf(band));
    return value !== null && value <= 100 && Number(value.toFixed(decimals)) === value ? value : null;
  };
  return bands.flatMap((band, place) => {
    const from = read(band);
    if (from === null) return [fault(placeOf(band), decimals === 1 ? "faultFrom" : "faultMean")];
    const above = bands[place - 1];
    const limit = above ? read(above) : null;
    if (above && limit !== null && from >= limit) {
      return [fault(placeOf(band), "faultOrder", { above: above.label, from: String(limit) })];
    }
    return place === bands.length - 1 && from !== 0 ? [fault(placeOf(band), "faultZero")] : [];
  });
}

function slotFaults(slots: readonly SlotDraft[]): ScaleFault[] {
  const counts = slots.map(({ count }) => (/^\d{1,2}$/.test(count.trim()) ? Number(count) : 0));
  const wrong = slots.flatMap(({ key, groups }, place) => [
    ...(counts[place]! >= 1 && counts[place]! <= MOST_OF_A_SLOT ? [] : [fault(`${key}.count`, "faultCount")]),
    ...(groups?.length === 0 ? [fault(`${key}.groups`, "faultGroups")] : []),
  ]);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return total > MOST_SUBJECTS ? [...wrong, fault("slots", "faultMany", { n: String(total) })] : wrong;
}
