import type { ScopeChange } from "../events/publish-changes.js";
import { userScope } from "../events/scope.js";
import { takeBackItems } from "../events/take-back-items.js";
import { readNames } from "../identity/read-names.js";
import type { Em } from "../platform/orm.js";
import type { SchoolId } from "../values/ids.js";
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
  const over = await takeBackItems(tx, schoolId, settled.map(noticeItem));
  return [...over, ...told];
}
