import { createHash } from "node:crypto";
import type { Em } from "../../../platform/orm.js";
import { runSql } from "../../../platform/sql.js";
import type { ClassId, LearnerId, SchoolId, UserId } from "../../../values/ids.js";
import { ImportKind } from "../../../values/import-kind.js";

/** A row as its table has it, by column. */
export type StoredRow = Readonly<Record<string, string | number | null>> & { readonly id: number };

const IMPORTED_TABLES = ["learner", "guardian", "guardianship", "membership", "teaching", "subject_teacher"] as const;
export type ImportedTable = (typeof IMPORTED_TABLES)[number];

/** The tables that importing a list of a kind writes; what comes of it elsewhere follows from these. */
const TABLES_OF: Record<ImportKind, readonly ImportedTable[]> = {
  [ImportKind.learners]: ["learner", "guardian", "guardianship"],
  [ImportKind.guardians]: ["learner", "guardian", "guardianship"],
  [ImportKind.staff]: ["membership", "teaching", "subject_teacher"],
};

/** The rows of a school that an import of a kind may change, who is on which class list, and which classes there are. */
export type SchoolRows = {
  readonly tables: Partial<Record<ImportedTable, ReadonlyMap<number, StoredRow>>>;
  readonly stays: readonly Stay[];
  readonly classes: readonly ClassId[];
};
export type Stay = { readonly learnerId: LearnerId; readonly classId: ClassId };

/** A row that an import added or changed: as it left it, in short; and of one it changed, what its columns held before. */
export type JournalRow = {
  readonly id: number;
  readonly after: string;
  readonly before?: Record<string, string | number | null>;
};

/** All that an import changed. */
export type Journal = {
  readonly tables: Partial<
    Record<ImportedTable, { readonly columns: readonly string[]; readonly rows: readonly JournalRow[] }>
  >;
  readonly joined: readonly Stay[];
  readonly ended: readonly Stay[];
  /** The classes it made; absent of an import of before they were noted. */
  readonly made?: readonly ClassId[];
  /** Who could sign in nowhere before. */
  readonly newUsers: readonly UserId[];
  /** The line of the file that speaks of a learner or a user, by id. */
  readonly lines: Readonly<Record<number, number>>;
};

const STAYS =
  "select learner_id as learnerId, class_id as classId from enrolment where school_id = ? and to_rev is null";
export async function readSchoolRows(tx: Em, schoolId: SchoolId, kind: ImportKind): Promise<SchoolRows> {
  const tables: SchoolRows["tables"] = {};
  for (const table of TABLES_OF[kind]) {
    const sql = `select * from ${table} where school_id = ?`;
    const rows = (await runSql<Record<string, unknown>>(tx, sql, [schoolId])).map(toStored);
    tables[table] = new Map(rows.map((row) => [row.id, row]));
  }
  if (kind === ImportKind.staff) return { tables, stays: [], classes: [] };
  const stays = await runSql<Stay>(tx, STAYS, [schoolId]);
  const classes = await runSql<{ id: ClassId }>(tx, "select id from school_class where school_id = ?", [schoolId]);
  return { tables, stays, classes: classes.map(({ id }) => id) };
}

/** What has changed of a school's rows from before an import to after it. */
export function writeJournal(
  before: SchoolRows,
  after: SchoolRows,
  { lines, newUsers }: Pick<Journal, "lines" | "newUsers">,
): Journal {
  const tables: Journal["tables"] = {};
  for (const [name, rows] of Object.entries(after.tables) as [ImportedTable, ReadonlyMap<number, StoredRow>][]) {
    const [first] = rows.values();
    const columns = Object.keys(first ?? {});
    const changed = [...rows.values()].flatMap((row) => journalRow(before.tables[name]?.get(row.id), row, columns));
    if (changed.length > 0) tables[name] = { columns, rows: changed };
  }
  const known = new Set(before.classes);
  const [had, have] = [keysOf(before.stays), keysOf(after.stays)];
  return {
    tables,
    joined: after.stays.filter((stay) => !had.has(keyOf(stay))),
    ended: before.stays.filter((stay) => !have.has(keyOf(stay))),
    made: after.classes.filter((id) => !known.has(id)),
    newUsers,
    lines,
  };
}

function journalRow(was: StoredRow | undefined, is: StoredRow, columns: readonly string[]): JournalRow[] {
  const after = inShort(is, columns);
  if (!was) return [{ id: is.id, after }];
  const changed = columns.filter((column) => was[column] !== is[column]);
  if (changed.length === 0) return [];
  return [{ id: is.id, after, before: Object.fromEntries(changed.map((column) => [column, was[column] ?? null])) }];
}

/** A row's content, so that it is known whether anybody has changed it since; columns that came later do not count. */
export const inShort = (row: StoredRow, columns: readonly string[]): string =>
  createHash("sha256")
    .update(JSON.stringify(columns.map((column) => row[column] ?? null)))
    .digest("base64url")
    .slice(0, 16);

const keyOf = ({ learnerId, classId }: Stay) => `${learnerId}:${classId}`;
const keysOf = (stays: readonly Stay[]) => new Set(stays.map(keyOf));

const toStored = (row: Record<string, unknown>): StoredRow =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      if (value === null || value === undefined) return [column, null];
      if (typeof value === "number" || typeof value === "string") return [column, value];
      if (typeof value === "boolean") return [column, Number(value)];
      return [column, value instanceof Date ? value.toISOString() : String(value)];
    }),
  ) as StoredRow;
