import { lockScopes } from "../events/lock-scopes.js";
import { schoolScope, scopeName } from "../events/scope.js";
import { type ItemChange, writeChanges } from "../events/write-changes.js";
import type { Em } from "../platform/orm.js";
import { runSql } from "../platform/sql.js";
import type { SchoolId, UserId } from "../values/ids.js";
import { toLineText } from "../values/line-text.js";
import { Role } from "../values/role.js";

/**
 * Brings the names of who works at the school into its feed, so that a phone can say whose a mark is, and takes back
 * those of who no longer does. Reads under the scope's lock: of two changes of the staff at once the later sees both.
 */
export async function publishColleagues(tx: Em, schoolId: SchoolId, now: Date): Promise<void> {
  const key = schoolScope(schoolId);
  const scope = (await lockScopes(tx, [key])).get(scopeName(key))!;
  const staff = await runSql<{ id: UserId; name: string }>(
    tx,
    "select distinct u.id, u.name from membership m join `user` u on u.id = m.user_id where m.school_id = ? and m.role <> ?",
    [schoolId, Role.guardian],
  );
  const told = await runSql<{ item: string }>(
    tx,
    "select item from `change` where scope_id = ? and item >= ? and item < ? and line <> ?",
    [scope.id, "u", "v", ""],
  );
  const names = staff.map(({ id, name }): ItemChange => ({ item: `u${id}`, line: toLineText(name) }));
  const here = new Set(names.map(({ item }) => item));
  const gone = told.filter(({ item }) => !here.has(item)).map(({ item }) => ({ item, line: "" }));
  await writeChanges(tx, now, scope, [...names, ...gone]);
}
