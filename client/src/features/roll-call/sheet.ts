import type { Position } from "../../values/ids";
import { type Mark, NOT_TAKEN, PRESENT, sameMark } from "../../values/mark";
import { Status } from "../../values/status";

/** Marks by roster position; a learner without one is not marked. */
export type Marks = ReadonlyMap<Position, Mark>;

/** A mark the register holds already; `other` is a second value that somebody recorded at the same time. */
export type HeldMark = Mark & { readonly other?: Mark };

/** A register on the screen: what it holds, what this sitting changed, and the changes that can be taken back. */
export type Sheet = {
  readonly held: ReadonlyMap<Position, HeldMark>;
  /** Only what differs from what is held, so that what others record meanwhile shows through everywhere else. */
  readonly edits: Marks;
  readonly past: readonly Marks[];
};

/** Learners by status, how many of them carry any mark, and how many there are. */
export type SheetCounts = { readonly [S in Status]: number } & { readonly marked: number; readonly all: number };

const NEXT: Record<Status, Status> = {
  N: Status.Present,
  P: Status.Absent,
  A: Status.Late,
  L: Status.Excused,
  E: Status.Present,
};

export const markAt = (sheet: Pick<Sheet, "held" | "edits">, position: Position): HeldMark =>
  sheet.edits.get(position) ?? sheet.held.get(position) ?? NOT_TAKEN;

export function setMark(sheet: Sheet, position: Position, mark: Mark): Sheet {
  return change(sheet, [position], mark);
}

/** A tap: present, absent, late, excused, and round again. A reason stays behind with the status it explained. */
export function cycleMark(sheet: Sheet, position: Position): Sheet {
  return change(sheet, [position], { status: NEXT[markAt(sheet, position).status] });
}

/** Marks present every one of `positions` who has no mark yet. */
export function markRestPresent(sheet: Sheet, positions: readonly Position[]): Sheet {
  const rest = positions.filter((position) => markAt(sheet, position).status === Status.NotTaken);
  return change(sheet, rest, PRESENT);
}

/** Takes back the last change, be it one tap or everyone at once. */
export function undo(sheet: Sheet): Sheet {
  const edits = sheet.past.at(-1);
  return edits ? { ...sheet, edits, past: sheet.past.slice(0, -1) } : sheet;
}

export function sheetCounts(sheet: Sheet, positions: readonly Position[]): SheetCounts {
  const counts = { P: 0, A: 0, L: 0, E: 0, N: 0 };
  for (const position of positions) counts[markAt(sheet, position).status]++;
  return { ...counts, marked: positions.length - counts.N, all: positions.length };
}

function change(sheet: Sheet, positions: readonly Position[], mark: Mark): Sheet {
  if (!positions.length) return sheet;
  const edits = new Map(sheet.edits);
  for (const position of positions) {
    if (differs(sheet.held.get(position) ?? NOT_TAKEN, mark)) edits.set(position, mark);
    else edits.delete(position);
  }
  return { ...sheet, edits, past: [...sheet.past, sheet.edits] };
}

/** The sheet once what is held has moved: an edit that says what is held now is none any more. */
export function withHeld(sheet: Sheet, held: Sheet["held"]): Sheet {
  const edits = new Map([...sheet.edits].filter(([position, mark]) => differs(held.get(position) ?? NOT_TAKEN, mark)));
  return { ...sheet, held, edits };
}

/** Repeating a contested value is a change: it settles the question. */
function differs(held: HeldMark, mark: Mark): boolean {
  return held.other !== undefined || !sameMark(held, mark);
}
