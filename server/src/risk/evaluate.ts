import { ErrorCode, Refusal } from "../errors.js";
import { writeCard } from "./card/write-card.js";
import type { ModelCard } from "./card/model-card.js";
import type { Feature } from "./feature.js";
import { hashText } from "./model/model-text.js";
import { scoreRows } from "./model/score-rows.js";
import { LEAST_GROUPS, trainModel } from "./model/train-model.js";
import { type Reading, readColumn, readingOf } from "./table/column-reading.js";
import { findLabel, readLabel } from "./table/read-label.js";
import { type Column, isEmpty, type Table } from "./table/table.js";

export type Evaluation = {
  readonly train: Table;
  readonly score: Table;
  readonly label: string;
  /** The label's word that is to be foretold; undefined: found out. */
  readonly event: string | undefined;
  /** A column by whose values the card compares; it is not among the features. Undefined: none. */
  readonly group: string | undefined;
  /** The column that says whose each row is, where somebody has several; it is not among the features. Undefined: none. */
  readonly by: string | undefined;
  readonly seed: number;
  readonly date: Date;
};

export type Evaluated = {
  readonly probabilities: Float64Array;
  readonly card: ModelCard;
  readonly notes: readonly string[];
};

/** Learns from one table and tells a probability for each row of another, by the code that schools' models come from. */
export function evaluate({ train, score, label, event, group, by, seed, date }: Evaluation): Evaluated {
  const labelColumn = findLabel(train, label);
  const { rows, labels, event: came, other } = readLabel(labelColumn, event);
  const named = group === undefined ? null : findLabel(train, group, "--group");
  const whose = by === undefined ? null : findLabel(train, by, "--by");
  const groups = whose ? numberGroups(whose, rows) : undefined;
  const columns = train.columns
    .filter((column) => column !== labelColumn && column !== named && column !== whose)
    .map(({ name, cells }) => ({ name, cells: rows.map((row) => cells[row]!) }));
  const readings = columns.map(readingOf);
  const features = featuresOf(readings, columns, rows.length);
  const trained = trainModel({ features, labels, groups, seed });
  const told = [
    `Foretelling ${labelColumn.name} = ${came}${other ? ` (not ${other})` : ""}.`,
    ...(rows.length < train.rows ? [`${train.rows - rows.length} rows without a label were left out.`] : []),
    ...train.notes,
    ...readings.flatMap(noteOf),
    ...missingNotes(readings, score),
    ...score.notes,
  ];
  const card = writeCard({
    date,
    seed,
    features,
    labels,
    trained,
    byGroup: groups !== undefined,
    columns: readings.map((reading) => ({ name: reading.name, readAs: sayReading(reading) })),
    groups: named ? rows.map((row) => named.cells[row]!) : [],
    dataHash: hashText(JSON.stringify([columns, [...labels]])),
    warnings: told.slice(1),
  });
  const probabilities = scoreRows(trained.model, featuresOf(readings, score.columns, score.rows), score.rows);
  return { probabilities, card, notes: [...told, ...card.warnings.slice(told.length - 1)] };
}

/** Rows of one word get one number; a row whose cell is empty is nobody else's. */
function numberGroups({ name, cells }: Column, rows: readonly number[]): Int32Array {
  const words = [...new Set(rows.map((row) => cells[row]!).filter((cell) => !isEmpty(cell)))];
  const numbers = new Map(words.map((word, at) => [word, at]));
  const groups = Int32Array.from(rows, (row, at) => numbers.get(cells[row]!) ?? words.length + at);
  if (rows.length < LEAST_GROUPS || new Set(groups).size >= LEAST_GROUPS) return groups;
  throw new Refusal(
    ErrorCode.badInput,
    `The column “${name}” has ${words.length} different values. --by names the column that says whose each row is, and takes ${LEAST_GROUPS} or more of them; to compare a few groups use --group.`,
  );
}

function featuresOf(readings: readonly Reading[], columns: readonly Column[], rows: number): Feature[] {
  return readings
    .map((reading) => readColumn(reading, findColumn(columns, reading.name), rows))
    .filter((feature) => feature !== null);
}

/** By its name as written, or but for capitals where one alone is called so. */
function findColumn<Named extends Pick<Column, "name">>(columns: readonly Named[], name: string): Named | undefined {
  const same = columns.filter((column) => column.name.toLowerCase() === name.toLowerCase());
  return same.find((column) => column.name === name) ?? (same.length === 1 ? same[0] : undefined);
}

function sayReading(reading: Reading): string {
  if (reading.as === "ignored") return `ignored: ${reading.why}`;
  return reading.as === "number" ? `number (${reading.style})` : reading.as;
}

function noteOf(reading: Reading): string[] {
  if (reading.as === "ignored") return [`The column “${reading.name}” is not used: ${reading.why}.`];
  if (reading.as !== "number") return [];
  const { name, style, unread } = reading;
  return [
    ...(style === "plain" ? [] : [`The column “${name}” is read as numbers with ${STYLE[style]}.`]),
    ...(unread > 0 ? [`In the column “${name}” ${unread} cells are no numbers; they count as empty.`] : []),
  ];
}

const STYLE = { "comma-thousands": "commas between thousands", "decimal-comma": "decimal commas" };

function missingNotes(readings: readonly Reading[], { columns }: Table): string[] {
  return readings
    .filter((reading) => reading.as !== "ignored" && !findColumn(columns, reading.name))
    .map(({ name }) => `The scoring file has no column “${name}”; it counts as empty in every row.`);
}
