import { schoolScope, scopeName } from "../events/scope.js";
import { Lru } from "../platform/lru.js";
import type { Em } from "../platform/orm.js";
import { runSql } from "../platform/sql.js";
import { readCalendar, type SchoolCalendar } from "../schools/school-calendar.js";
import type { SchoolId } from "../values/ids.js";
import { type ReasonList, readReasons } from "./read-reasons.js";

/** What every register of a school is held against. */
export type SchoolRules = { readonly calendar: SchoolCalendar; readonly reasons: ReasonList };

type Kept = { readonly state: string; readonly until: number; readonly rules: SchoolRules };

const KEPT_SCHOOLS = 1_000;
const KEPT_MS = 60_000;

/** By database, as one process may have several. */
const databases = new WeakMap<object, Lru<Kept>>();

/**
 * A school's calendar and reasons. They change seldom and are asked for with every push, so they are kept for a minute,
 * unless something has happened in the school's scope since, where every change of them that counts is told.
 */
export async function readSchoolRules(tx: Em, schoolId: SchoolId, now: Date): Promise<SchoolRules> {
  const kept = databases.get(tx.config) ?? new Lru<Kept>(KEPT_SCHOOLS);
  databases.set(tx.config, kept);
  const name = scopeName(schoolScope(schoolId));
  const sql = "select head, digest from scope_head where name = ?";
  const [row] = await runSql<{ head: number; digest: number }>(tx, sql, [name]);
  // The digest too: a transaction that is rolled back gives its sequences to the next.
  const state = `${row?.head} ${row?.digest}`;
  const known = kept.get(name);
  if (known && known.state === state && known.until > now.getTime()) return known.rules;
  const rules = { calendar: await readCalendar(tx, schoolId), reasons: await readReasons(tx, schoolId) };
  kept.set(name, { state, until: now.getTime() + KEPT_MS, rules });
  return rules;
}
