import type { ScopeChange } from "../../events/publish-changes.js";
import { userScope } from "../../events/scope.js";
import { writtenAt } from "../../events/written-at.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { SchoolId, UserId } from "../../values/ids.js";
import { toLineText } from "../../values/line-text.js";
import { type HeldId, type HeldOperation, type HeldWhy, nameOfHeld } from "./held-operation.js";
import { DECIDERS } from "../sync.policy.js";

export const heldItem = (held: HeldId): string => `w${nameOfHeld(held)}`;

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

const WHY: Readonly<Record<HeldWhy, string>> = { class: "c", device: "d", author: "g" };

/** `<operation>|<author>|<author's name>|<written>|<received>|<c: the class was taken away, d: the device shut out, g: the author gone>` */
export const encodeHeld = (held: HeldOperation): string =>
  [held.text, held.userId, toLineText(held.authorName), seconds(writtenAt(held)), seconds(held.at), WHY[held.why]].join(
    "|",
  );

/** Held operations as items of the feeds of those who may decide on them. */
export async function heldItems(tx: Em, schoolId: SchoolId, held: readonly HeldOperation[]): Promise<ScopeChange[]> {
  if (held.length === 0) return [];
  const deciders = await readDeciders(tx, schoolId);
  return held.flatMap((each) =>
    deciders.map((userId) => ({
      scope: userScope(schoolId, userId),
      item: heldItem(each),
      line: encodeHeld(each),
    })),
  );
}

export async function readDeciders(em: Em, schoolId: SchoolId): Promise<UserId[]> {
  const sql = `select distinct user_id as userId from membership where school_id = ? and role in (${DECIDERS.map(() => "?").join(", ")})`;
  const rows = await runSql<{ userId: UserId }>(em, sql, [schoolId, ...DECIDERS]);
  return rows.map(({ userId }) => userId);
}
