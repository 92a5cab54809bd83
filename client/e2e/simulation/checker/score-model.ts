/** One score as somebody gave it: `45.5`, `ME1`, `A`; `-` takes it back. */
export type GivenScore = {
  readonly score: string;
  readonly device: number;
  readonly counter: number;
  readonly seq: number;
  readonly user: number;
};

/**
 * What the last restore made of a class's sequences: those up to `kept` are the backup's, those after `begun` were given
 * since. What was written with a `seen` before `begun` was written before the restore.
 */
export type Restored = { readonly kept: number; readonly begun: number };

/** What stands of a learner, and what others proposed who could not know of it. */
export type ScoreCell = { readonly value: GivenScore | null; readonly proposals: readonly GivenScore[] };

/** A sheet that is submitted, or open again, by which operation, and what its author knew of. */
type Closing = {
  readonly isSubmitted: boolean;
  readonly device: number;
  readonly counter: number;
  readonly seq: number;
  readonly seen: number;
};

const EMPTY: ScoreCell = { value: null, proposals: [] };
const NEVER: Restored = { kept: 0, begun: 0 };
const TAKEN_BACK = "-";

/** What sheets of scores should say, by the rules of docs/wire.md and nothing of the engine. */
export class ScoreModel {
  readonly #cells: Map<string, ScoreCell>;
  readonly #closings: Map<string, Closing>;
  /** The last operation of a device that spoke of a cell, whatever became of it. */
  readonly #spoken: Map<string, number>;
  /** By class. */
  #restored: ReadonlyMap<number, Restored>;

  constructor(
    cells: ReadonlyMap<string, ScoreCell> = new Map(),
    closings: ReadonlyMap<string, Closing> = new Map(),
    spoken: ReadonlyMap<string, number> = new Map(),
    restored: ReadonlyMap<number, Restored> = new Map(),
  ) {
    this.#cells = new Map(cells);
    this.#closings = new Map(closings);
    this.#spoken = new Map(spoken);
    this.#restored = restored;
  }

  /** As it is now, to go back to. */
  copy(): ScoreModel {
    return new ScoreModel(this.#cells, this.#closings, this.#spoken, this.#restored);
  }

  get cells(): ReadonlyMap<string, ScoreCell> {
    return this.#cells;
  }

  /** This is of a backup, made when `heads` were the last sequences, that was put back: they go on from `begun`. */
  restore(heads: ReadonlyMap<number, number>, begun: ReadonlyMap<number, number>): void {
    this.#restored = new Map(
      [...begun].map(([classId, head]) => {
        const before = this.#restored.get(classId) ?? NEVER;
        const kept = heads.get(classId) ?? 0;
        // A backup of a life in which nothing was said lacks what the one before it lacked.
        return [classId, { kept: kept > before.begun ? kept : before.kept, begun: head }];
      }),
    );
  }

  isSubmitted(sheet: string): boolean {
    return this.#closings.get(sheet)?.isSubmitted ?? false;
  }

  /**
   * Whether somebody who knew of `seen` may give scores: on a submitted sheet only what was lost with a restore and comes
   * later than the submitting that signed it off, or than the submitting that a lost reopening took back.
   */
  isOpenTo(sheet: string, seen: number): boolean {
    const closing = this.#closings.get(sheet);
    if (!closing?.isSubmitted) return true;
    const { kept, begun } = this.#restoredOf(sheet);
    return seen < begun && (this.#isSaidAgain(sheet, closing) || (closing.seq <= kept && seen > kept));
  }

  /** Whether a sheet may be submitted: not by somebody who could not know that it was reopened. */
  takesSubmitting(sheet: string, given: Pick<Closing, "device" | "counter" | "seen">): boolean {
    const before = this.#closings.get(sheet);
    if (!before || before.isSubmitted || before.seq <= given.seen || before.device === given.device) return true;
    // Of two that were lost it is known which came first.
    return this.#isSaidAgain(sheet, before) && given.seen < this.#restoredOf(sheet).begun && given.seen !== before.seen;
  }

  /**
   * Submits a sheet or opens it again; a device's earlier word, however late it comes, changes nothing, and of two that
   * are said again after a restore the one whose author knew less came first.
   */
  close(sheet: string, closing: Closing): void {
    const before = this.#closings.get(sheet);
    const wasSubmitted = before?.isSubmitted ?? false;
    const isAgain = this.#isSaidAgain(sheet, closing);
    const wasAgain = before !== undefined && this.#isSaidAgain(sheet, before);
    const isLate = before !== undefined && before.device === closing.device && before.counter > closing.counter;
    if (isLate || (wasAgain && isAgain && cameBefore(closing, before))) return;
    if (wasSubmitted !== closing.isSubmitted) this.#closings.set(sheet, closing);
    else if (isAgain) this.#closings.set(sheet, wasAgain ? { ...closing, seq: before.seq } : closing);
  }

  /** Somebody gives a score, `seen` being the last sequence they knew of; tells what of others this did away with. */
  say(sheet: string, cell: string, given: GivenScore, seen: number): readonly GivenScore[] {
    const held = this.#cells.get(cell) ?? EMPTY;
    const speaker = `${cell} ${given.device}`;
    const last = this.#spoken.get(speaker) ?? 0;
    this.#spoken.set(speaker, Math.max(last, given.counter));
    // What a device said last is its word, however late its earlier words come.
    if (this.#cells.has(cell) && last > given.counter) return [];
    const closing = this.#closings.get(sheet);
    const now = merge(held, given, seen, closing?.isSubmitted ? closing.seq : 0);
    this.#cells.set(cell, now);
    const left = allOf(now).map(({ score }) => score);
    return allOf(held).filter(({ score }) => score !== TAKEN_BACK && !left.includes(score));
  }

  #isSaidAgain(sheet: string, { seq, seen }: Closing): boolean {
    const { begun } = this.#restoredOf(sheet);
    return seq > begun && seen < begun;
  }

  #restoredOf(sheet: string): Restored {
    return this.#restored.get(Number.parseInt(sheet, 10)) ?? NEVER;
  }
}

/** What stands, then what is proposed. */
export const allOf = ({ value, proposals }: ScoreCell): readonly GivenScore[] =>
  value ? [value, ...proposals] : proposals;

const cameBefore = (one: Closing, other: Closing): boolean =>
  one.device === other.device ? one.counter < other.counter : one.seen < other.seen;

/** What was signed off, up to a sequence, is nobody's to replace. */
function merge(held: ScoreCell, given: GivenScore, seen: number, signedOff: number): ScoreCell {
  const { device, counter, score } = given;
  if (allOf(held).some((each) => each.device === device && each.counter > counter)) return held;
  const isUnknown = (each: GivenScore): boolean => each.seq <= signedOff || (each.device !== device && each.seq > seen);
  const unknown = held.proposals.filter(isUnknown);
  const { value } = held;
  if (value && value.score !== TAKEN_BACK && isUnknown(value)) {
    if (score === value.score) return { value, proposals: unknown.filter((each) => each.score !== score) };
    const others = held.proposals.filter((each) => each.device !== device);
    return { value, proposals: score === TAKEN_BACK ? others : [...others, given] };
  }
  const [first, ...rest] = unknown;
  if (first && score === TAKEN_BACK) {
    return { value: first, proposals: rest.filter((each) => each.score !== first.score) };
  }
  const proposals = unknown.filter((each) => each.score !== score);
  // Equal scores change nothing: what stands is still that of who said it first.
  if (value?.score === score && proposals.length === held.proposals.length) {
    return { value: value.device === device ? { ...value, counter } : value, proposals };
  }
  return { value: given, proposals };
}
