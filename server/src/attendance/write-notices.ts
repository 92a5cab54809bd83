import type { ScopeChange } from "../events/publish-changes.js";
import { userScope } from "../events/scope.js";
import { User } from "../identity/user.entity.js";
import type { Em } from "../platform/orm.js";
import type { SchoolId, UserId } from "../values/ids.js";
import { encodeNotice, type Notice, noticeItem } from "./notice.js";

/** Notices as items of their recipients' feeds, and the end of those of settled places for whoever has them. */
export async function writeNotices(
  tx: Em,
  schoolId: SchoolId,
  now: Date,
  notices: readonly Notice[],
  settled: readonly Pick<Notice, "kind" | "ref" | "position">[],
): Promise<ScopeChange[]> {
  const names = await readNames(
    tx,
    notices.map(({ otherUserId }) => otherUserId),
  );
  const told = notices.map((notice): ScopeChange => ({
    scope: userScope(schoolId, notice.to),
    item: noticeItem(notice),
    line: encodeNotice(notice, names.get(notice.otherUserId) ?? "", now),
  }));
  const over = await findHolders(tx, schoolId, settled.map(noticeItem));
  return [...over, ...told];
}

async function readNames(tx: Em, userIds: readonly UserId[]): Promise<Map<UserId, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await tx
    .createQueryBuilder(User)
    .select(["id", "name"])
    .where({ id: { $in: [...new Set(userIds)] } })
    .execute<{ id: UserId; name: string }[]>();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The tombstones of items, wherever users of the school hold them. */
async function findHolders(tx: Em, schoolId: SchoolId, items: readonly string[]): Promise<ScopeChange[]> {
  if (items.length === 0) return [];
  const rows = await tx.execute<{ userId: UserId; item: string }[]>(
    `select h.user_id as userId, c.item from scope_head h join \`change\` c on c.scope_id = h.id
     where h.school_id = ? and h.kind = 'user' and c.item in (?) and c.line <> ''`,
    [schoolId, items],
  );
  return rows.map(({ userId, item }) => ({ scope: userScope(schoolId, userId), item, line: "" }));
}
