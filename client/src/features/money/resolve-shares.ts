import { parseCents } from "../../values/money";

export type ShareLine<Learner = unknown> = { readonly learner: Learner; readonly text: string };

export type Resolved = {
  /** What each line comes to, in cents; null where what was written is no amount. */
  readonly cents: readonly (number | null)[];
  /** What is for nobody yet, in cents; below 0 when more is given out than there is. */
  readonly rest: number;
  readonly isWhole: boolean;
};

/** Reads who gets what of a sum in cents. One line may be empty: it takes what the others leave. */
export function resolveShares(total: number, lines: readonly ShareLine[]): Resolved {
  const read = lines.map(({ text }) => (text.trim() === "" ? 0 : parseCents(text)));
  const given = read.reduce<number>((sum, cents) => sum + (cents ?? 0), 0);
  const empty = lines.flatMap(({ text }, index) => (text.trim() === "" ? [index] : []));
  const [only] = empty;
  const left = total - given;
  const cents = only !== undefined && empty.length === 1 && left > 0 ? read.with(only, left) : read;
  return {
    cents: cents.map((amount) => amount || null),
    rest: cents === read ? left : 0,
    isWhole: left >= 0 && cents.every((amount) => !!amount),
  };
}

/** Shares a sum in cents out among so many, to whole shillings; the first get the shillings that do not divide. */
export function shareEvenly(total: number, among: number): number[] {
  const shillings = Math.floor(total / 100);
  const each = Math.floor(shillings / among);
  const over = shillings - each * among;
  return Array.from({ length: among }, (_, i) => (each + (i < over ? 1 : 0)) * 100 + (i === 0 ? total % 100 : 0));
}
