import { Random } from "../../src/platform/random.js";
import { readColumn, readingOf } from "../../src/risk/table/column-reading.js";
import { findLabel, readLabel } from "../../src/risk/table/read-label.js";
import { type Column, isEmpty, type Table } from "../../src/risk/table/table.js";
import type { Known, Task } from "./foretold.js";

export type TableWish = {
  readonly label: string;
  /** The label's word to foretell; undefined: found out. */
  readonly event: string | undefined;
  /** The column that says whose each row is; undefined: each is somebody else's. */
  readonly by: string | undefined;
  /** A column to compare by, not to learn from; undefined: none. */
  readonly group: string | undefined;
  readonly seed: number;
};

const SPLITS = 5;
const HELD_OUT = 0.3;

/** Splits at random, each of which holds out three tenths of those whose the rows are, and reads the columns as the command does. */
export function tableSplits(table: Table, { label, event, by, group, seed }: TableWish): Task[][] {
  const labelColumn = findLabel(table, label);
  const { rows, labels } = readLabel(labelColumn, event);
  const whose = by === undefined ? null : findLabel(table, by, "--by");
  const compared = group === undefined ? null : findLabel(table, group, "--group");
  const columns = table.columns.filter((column) => column !== labelColumn && column !== whose && column !== compared);
  const groups = whose && numberWords(whose, rows);
  const owners = groups ?? rows.map((_, at) => at);

  return Array.from({ length: SPLITS }, (_, split) => {
    const isHeldOut = drawOwners(owners, seed + split);
    const places = rows.map((_, at) => at);
    const learn = places.filter((at) => !isHeldOut.has(owners[at]!));
    const foretell = places.filter((at) => isHeldOut.has(owners[at]!));
    const cellsOf = ({ name, cells }: Column, part: readonly number[]): Column => ({
      name,
      cells: part.map((at) => cells[rows[at]!]!),
    });
    const readings = columns.map((column) => readingOf(cellsOf(column, learn)));
    const known = (part: readonly number[]): Known => ({
      features: readings
        .map((reading, at) => readColumn(reading, cellsOf(columns[at]!, part), part.length))
        .filter((feature) => feature !== null),
      labels: Uint8Array.from(part, (at) => labels[at]!),
      groups: groups && Int32Array.from(part, (at) => groups[at]!),
      kinds: part.map((at) => compared?.cells[rows[at]!] || null),
      parts: part.map(() => "table"),
      truth: null,
    });
    return [{ learn: known(learn), foretell: known(foretell) }];
  });
}

/** Rows of one word have one number; one whose cell is empty is nobody else's. */
function numberWords({ cells }: Column, rows: readonly number[]): number[] {
  const numbers = new Map<string, number>();
  return rows.map((row, at) => {
    const cell = cells[row]!;
    if (isEmpty(cell)) return rows.length + at;
    if (!numbers.has(cell)) numbers.set(cell, numbers.size);
    return numbers.get(cell)!;
  });
}

function drawOwners(owners: readonly number[], seed: number): ReadonlySet<number> {
  const random = new Random(seed);
  const left = [...new Set(owners)];
  const count = Math.round(HELD_OUT * left.length);
  return new Set(Array.from({ length: count }, () => left.splice(random.between(0, left.length - 1), 1)[0]!));
}
