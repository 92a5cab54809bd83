import type { LockedScope } from "../events/locked-scope.js";
import { type ScopeKey, scopeName } from "../events/scope.js";
import type { Em } from "../platform/orm.js";
import { recallStays } from "../schools/recall-stays.js";
import type { SchoolId } from "../values/ids.js";
import type { PlacedRegisters } from "./place-registers.js";
import { readRegisters } from "./read-registers.js";
import type { Page, RegisterBook } from "./register-book.js";
import { type RegisterRef, registerName } from "./register.js";

/** Opens placed registers for writing. Their scopes are locked already, so that what is read stays true. */
export async function openRegisterBook(
  tx: Em,
  schoolId: SchoolId,
  now: Date,
  { placed, classes, reasons }: PlacedRegisters,
  locked: ReadonlyMap<string, LockedScope>,
): Promise<RegisterBook> {
  const open = placed.flatMap(({ ref, scope }) => ("kind" in scope ? [{ ref, scope }] : []));
  const revisions = new Map(open.map(({ ref: { classId } }) => [classId, classes.get(classId)!.rosterRev]));
  const rosters = await recallStays(tx, schoolId, revisions);
  const registers = await readRegisters(
    tx,
    schoolId,
    open.map(({ ref }) => ref),
  );
  const pageOf = (ref: RegisterRef, key: ScopeKey): Page => {
    const register = registers.get(registerName(ref))!;
    const { rosterRev, restoredRev } = classes.get(ref.classId)!;
    return {
      scope: locked.get(scopeName(key))!,
      rosterRev,
      restoredRev,
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
    scopes: [...new Set(open.map(({ scope }) => locked.get(scopeName(scope))!))],
    pages: new Map(placed.map(({ ref, scope }) => [registerName(ref), "kind" in scope ? pageOf(ref, scope) : scope])),
  };
}
