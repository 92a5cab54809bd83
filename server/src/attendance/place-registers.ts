import { classTermScope, type ScopeKey } from "../events/scope.js";
import type { Em } from "../platform/orm.js";
import { placesFor, runSql } from "../platform/sql.js";
import type { ClassId, SchoolId } from "../values/ids.js";
import { schoolDayAt } from "../values/school-day.js";
import { type AttendanceFault, fault } from "./attendance-fault.js";
import { checkDay } from "./check-day.js";
import type { ReasonList } from "./read-reasons.js";
import { readSchoolRules } from "./read-school-rules.js";
import type { RegisterRef } from "./register.js";

type ClassRow = { id: ClassId; year: number; rosterRev: number; restoredRev: number };

/** Where registers belong: by register, its scope, or why it can have none. */
export type PlacedRegisters = {
  readonly placed: readonly { readonly ref: RegisterRef; readonly scope: ScopeKey | AttendanceFault }[];
  /** The scopes to lock before the registers are opened. */
  readonly scopes: readonly ScopeKey[];
  readonly classes: ReadonlyMap<ClassId, ClassRow>;
  readonly reasons: ReasonList;
};

/** Finds the scopes that registers belong to. */
export async function placeRegisters(
  tx: Em,
  schoolId: SchoolId,
  now: Date,
  wanted: readonly RegisterRef[],
): Promise<PlacedRegisters> {
  const { calendar, reasons } = await readSchoolRules(tx, schoolId, now);
  const classes = await readClasses(tx, schoolId, wanted);
  const today = schoolDayAt(now);
  const scopeOf = (ref: RegisterRef): ScopeKey | AttendanceFault => {
    const found = classes.get(ref.classId);
    if (!found) return fault.noSuchClass();
    const day = checkDay(calendar, found.year, ref.day, today);
    return day.ok ? classTermScope(schoolId, ref.classId, day.term.id) : day.fault;
  };
  const placed = wanted.map((ref) => ({ ref, scope: scopeOf(ref) }));
  return { placed, scopes: placed.flatMap(({ scope }) => ("kind" in scope ? [scope] : [])), classes, reasons };
}

async function readClasses(
  tx: Em,
  schoolId: SchoolId,
  wanted: readonly RegisterRef[],
): Promise<Map<ClassId, ClassRow>> {
  const ids = [...new Set(wanted.map(({ classId }) => classId))];
  if (ids.length === 0) return new Map();
  const sql = `select id, year, roster_rev as rosterRev, restored_rev as restoredRev
    from school_class where school_id = ? and id in ${placesFor(ids)}`;
  const rows = await runSql<ClassRow>(tx, sql, [schoolId, ...ids]);
  return new Map(rows.map((row) => [row.id, row]));
}
