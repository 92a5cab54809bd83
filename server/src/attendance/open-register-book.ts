import { lockScopes } from "../events/lock-scopes.js";
import { classTermScope, type ScopeKey, scopeName } from "../events/scope.js";
import type { Em } from "../platform/orm.js";
import { placesFor, runSql } from "../platform/sql.js";
import type { ClassId, SchoolId } from "../values/ids.js";
import { schoolDayAt } from "../values/school-day.js";
import { type AttendanceFault, fault } from "./attendance-fault.js";
import { checkDay } from "./check-day.js";
import { readRegisters } from "./read-registers.js";
import { readSchoolRules } from "./read-school-rules.js";
import { readStays } from "./read-stays.js";
import { type RegisterRef, registerName } from "./register.js";
import type { Page, RegisterBook } from "./register-book.js";

type ClassRow = { id: ClassId; year: number; rosterRev: number };

/** Opens the registers for writing: finds the scopes they belong to, locks those, and only then reads. */
export async function openRegisterBook(
  tx: Em,
  schoolId: SchoolId,
  now: Date,
  wanted: readonly RegisterRef[],
): Promise<RegisterBook> {
  const { calendar, reasons } = await readSchoolRules(tx, schoolId);
  const classes = await readClasses(tx, schoolId, wanted);
  const today = schoolDayAt(now);
  const scopeOf = (ref: RegisterRef): ScopeKey | AttendanceFault => {
    const found = classes.get(ref.classId);
    if (!found) return fault.noSuchClass();
    const day = checkDay(calendar, found.year, ref.day, today);
    return day.ok ? classTermScope(schoolId, ref.classId, day.term.id) : day.fault;
  };
  const placed = wanted.map((ref) => ({ ref, scope: scopeOf(ref) }));
  const open = placed.flatMap(({ ref, scope }) => ("kind" in scope ? [{ ref, scope }] : []));

  const locked = await lockScopes(
    tx,
    open.map(({ scope }) => scope),
  );
  const rosters = await readStays(tx, schoolId, [...new Set(open.map(({ ref }) => ref.classId))]);
  const registers = await readRegisters(
    tx,
    schoolId,
    open.map(({ ref }) => ref),
  );
  const pageOf = (ref: RegisterRef, key: ScopeKey): Page => {
    const register = registers.get(registerName(ref))!;
    const { rosterRev } = classes.get(ref.classId)!;
    return {
      scope: locked.get(scopeName(key))!,
      rosterRev,
      roster: rosters.get(ref.classId) ?? [],
      read: register,
      saved: register,
      register,
      revision: 0,
      line: "",
      history: [],
    };
  };
  return {
    schoolId,
    now,
    reasons,
    scopes: [...locked.values()],
    pages: new Map(placed.map(({ ref, scope }) => [registerName(ref), "kind" in scope ? pageOf(ref, scope) : scope])),
  };
}

async function readClasses(
  tx: Em,
  schoolId: SchoolId,
  wanted: readonly RegisterRef[],
): Promise<Map<ClassId, ClassRow>> {
  const ids = [...new Set(wanted.map(({ classId }) => classId))];
  if (ids.length === 0) return new Map();
  const sql = `select id, year, roster_rev as rosterRev from school_class where school_id = ? and id in ${placesFor(ids)}`;
  const rows = await runSql<ClassRow>(tx, sql, [schoolId, ...ids]);
  return new Map(rows.map((row) => [row.id, row]));
}
