type Measured = { readonly rows: number; readonly events: number; readonly recallAtTenth: number | null };
type Group = { readonly rows: number; readonly said: number };

/** What a model was worth on learners it had not seen, in numbers of learners. */
export type Worth = {
  /** The tenth it put highest. */
  readonly top: number;
  /** Those of them who left. */
  readonly found: number;
  readonly left: number;
  readonly learners: number;
  /** How many it said would leave. */
  readonly expected: number;
};

/** Null where nobody left, or nothing was held out: then nothing can be said. */
export function worthOf(measured: Measured | undefined, calibration: readonly Group[]): Worth | null {
  if (!measured || measured.events === 0 || measured.recallAtTenth === null) return null;
  return {
    top: topOf(measured.rows),
    found: Math.round(measured.recallAtTenth * measured.events),
    left: measured.events,
    learners: measured.rows,
    expected: Math.round(calibration.reduce((sum, { rows, said }) => sum + rows * said, 0)),
  };
}

/** The share of the tenth put highest that left. */
export function precisionOf({ rows, events, recallAtTenth }: Measured): number {
  return ((recallAtTenth ?? 0) * events) / topOf(rows);
}

const topOf = (rows: number): number => Math.max(1, Math.round(rows / 10));
