import type { Em } from "../platform/orm.js";
import type { SchoolId, UserId } from "../values/ids.js";
import type { ScopeChange } from "./publish-changes.js";
import { userScope } from "./scope.js";

/** The tombstones of items, wherever users of the school hold them. */
export async function takeBackItems(tx: Em, schoolId: SchoolId, items: readonly string[]): Promise<ScopeChange[]> {
  if (items.length === 0) return [];
  const rows = await tx.execute<{ userId: UserId; item: string }[]>(
    `select h.user_id as userId, c.item from scope_head h join \`change\` c on c.scope_id = h.id
     where h.school_id = ? and h.kind = 'user' and c.item in (?) and c.line <> ''`,
    [schoolId, items],
  );
  return rows.map(({ userId, item }) => ({ scope: userScope(schoolId, userId), item, line: "" }));
}
