import { NoticeKind } from "../../attendance/notice.js";
import { writeNotices } from "../../attendance/write-notices.js";
import type { ScopeChange } from "../../events/publish-changes.js";
import { userScope } from "../../events/scope.js";
import { readUser } from "../../identity/read-user.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { UserId } from "../../values/ids.js";
import { toLineText } from "../../values/line-text.js";
import { heldItem } from "./held-items.js";
import { type HeldOperation, nameOfHeld, readHeld } from "./held-operation.js";
import { heldWritesOf } from "./held-write.js";
import { parseOperation } from "../parse-operation.js";

/** `taken`, or the reason why not. */
export type HeldOutcome = { readonly taken: true } | { readonly taken: false; readonly reason: string };

/** The key of a decision in its author's feed. */
const decidedItem = (held: HeldOperation): string => `d${nameOfHeld(held)}`;

/** `<taken or declined>|<operation>|<who decided>|<when>|<reason>` */
export function encodeDecided(text: string, byName: string, now: Date, outcome: HeldOutcome): string {
  const [word, reason] = outcome.taken ? ["taken", ""] : ["declined", outcome.reason];
  const at = Math.floor(now.getTime() / 1000);
  return [word, text, toLineText(byName), at, toLineText(reason)].join("|");
}

/**
 * What a decision says in the feeds of users: to the author what became of it, and to those who might have decided that
 * it waits no more. To be read after it is written.
 */
export async function decidedItems(
  tx: Em,
  { schoolId, userId }: UserViewer,
  now: Date,
  held: HeldOperation,
  outcome: HeldOutcome,
): Promise<ScopeChange[]> {
  const { name } = await readUser(tx, userId);
  const line = encodeDecided(held.text, name, now, outcome);
  const told = { scope: userScope(schoolId, held.userId), item: decidedItem(held), line };
  const waiting = await runSql<{ userId: UserId }>(
    tx,
    `select h.user_id as userId from scope_head h join \`change\` c on c.scope_id = h.id
     where h.school_id = ? and h.kind = 'user' and c.item = ? and c.line <> ''`,
    [schoolId, heldItem(held)],
  );
  const over = waiting.map((holder) => ({
    scope: userScope(schoolId, holder.userId),
    item: heldItem(held),
    line: "",
  }));
  return [told, ...over, ...(await noticesOver(tx, schoolId, now, held))];
}

/** The notice that an older app has of it ends when nothing else that is held speaks of the same place. */
async function noticesOver(
  tx: Em,
  schoolId: UserViewer["schoolId"],
  now: Date,
  held: HeldOperation,
): Promise<ScopeChange[]> {
  const place = placeOf(held);
  if (!place) return [];
  const others = (await readHeld(tx, schoolId)).map(placeOf);
  if (others.some((other) => other && JSON.stringify(other) === JSON.stringify(place))) return [];
  return writeNotices(tx, schoolId, now, [], [place]);
}

function placeOf({ text, userId }: HeldOperation) {
  const parsed = parseOperation(text);
  if (!parsed.ok) return null;
  const [write] = heldWritesOf(parsed.operation, userId);
  if (!write) return null;
  const { ref, position } = write;
  const { classId, day, session } = ref;
  return { kind: NoticeKind.held, ref: { classId, day, session }, position };
}
