import { publishChanges } from "../../events/publish-changes.js";
import { userScope } from "../../events/scope.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, runForEach, runSql } from "../../platform/sql.js";
import { writeRows } from "../../platform/write-rows.js";
import type { LearnerId, ReportCardId, SchoolId, UserId } from "../../values/ids.js";
import { decodeCard, toDeviceLine } from "../cards/card-line.js";
import { readCardRights } from "./read-card-rights.js";

/** Whose cards to look at: those of learners, or those that users hold or should. */
export type CardsOf = { readonly learnerIds: readonly LearnerId[] } | { readonly userIds: readonly UserId[] };

export type Holding = { readonly cardId: ReportCardId; readonly userId: UserId };

const HOLDING = { name: "cardHolding", columns: ["schoolId", "cardId", "userId"] } as const;

/** Puts on phones the published cards that their users may read, and takes away those that they may not any more. */
export async function reconcileCards(tx: Em, schoolId: SchoolId, now: Date, of: CardsOf): Promise<void> {
  const rights = await readCardRights(tx, schoolId, of);
  const held = await readHeld(tx, schoolId, of);
  const [wanted, had] = [new Set(rights.map(nameOf)), new Set(held.map(nameOf))];
  const gained = rights.filter((one) => !had.has(nameOf(one)));
  const lost = held.filter((one) => !wanted.has(nameOf(one)));
  if (gained.length + lost.length === 0) return;
  const lines = await readLines(
    tx,
    schoolId,
    gained.map(({ cardId }) => cardId),
  );
  const change = ({ cardId, userId }: Holding, line: string) => ({
    scope: userScope(schoolId, userId),
    item: `r${cardId}`,
    line,
  });
  await publishChanges(tx, now, [
    ...gained.map((one) => change(one, lines.get(one.cardId)!)),
    ...lost.map((one) => change(one, "")),
  ]);
  await writeRows(
    tx,
    HOLDING,
    gained.map(({ cardId, userId }) => ({ schoolId, cardId, userId })),
  );
  await runForEach(
    tx,
    "delete from card_holding where school_id = ? and card_id = ? and user_id = ?",
    lost.map(({ cardId, userId }) => [schoolId, cardId, userId]),
  );
}

const nameOf = ({ cardId, userId }: Holding): string => `${cardId} ${userId}`;

function readHeld(tx: Em, schoolId: SchoolId, of: CardsOf): Promise<Holding[]> {
  const ids = "userIds" in of ? of.userIds : of.learnerIds;
  const column = "userIds" in of ? "h.user_id" : "c.learner_id";
  return runSql<Holding>(
    tx,
    `select h.card_id as cardId, h.user_id as userId from card_holding h join report_card c on c.id = h.card_id
     where h.school_id = ? and ${column} in ${placesFor([0, ...ids])}`,
    [schoolId, 0, ...ids],
  );
}

async function readLines(tx: Em, schoolId: SchoolId, ids: readonly ReportCardId[]): Promise<Map<ReportCardId, string>> {
  const rows = await runSql<{ id: ReportCardId; content: string }>(
    tx,
    `select id, content from report_card where school_id = ? and id in ${placesFor([0, ...ids])}`,
    [schoolId, 0, ...ids],
  );
  return new Map(rows.map(({ id, content }) => [id, toDeviceLine(decodeCard(content))]));
}
