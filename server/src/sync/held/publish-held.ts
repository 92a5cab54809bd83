import type { Services } from "../../context.js";
import { lockScopes } from "../../events/lock-scopes.js";
import { publishChanges, type ScopeChange } from "../../events/publish-changes.js";
import { userScope } from "../../events/scope.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { inTransaction } from "../../platform/transaction.js";
import type { SchoolId, UserId } from "../../values/ids.js";
import { heldItem, heldItems, readDeciders } from "./held-items.js";
import { readHeld } from "./held-operation.js";

/** So many are told to a phone; the page of those who decide has them all. */
const MOST = 100;

/**
 * Brings what waits onto the phones of whoever may decide on it now: somebody may have become head since, or no longer
 * be, or it was held by a server that told no phone.
 */
export async function publishHeld({ orm, clock, relay }: Services): Promise<void> {
  const em = orm.em.fork() as Em;
  const schools = await runSql<{ id: SchoolId }>(em, "select id from school");
  for (const { id } of schools) await inTransaction(em, (tx) => publishOfSchool(tx, id, clock.now()));
  relay.kick();
}

async function publishOfSchool(tx: Em, schoolId: SchoolId, now: Date): Promise<void> {
  const holders = await readHolders(tx, schoolId);
  const deciders = await readDeciders(tx, schoolId);
  const users = [...new Set([...deciders, ...holders.map(({ userId }) => userId)])];
  // What waits is read once nobody can tell these users otherwise any more.
  await lockScopes(
    tx,
    users.map((userId) => userScope(schoolId, userId)),
  );
  const held = await readHeld(tx, schoolId);
  const waiting = new Set(held.map(heldItem));
  const over = holders
    .filter(({ userId, item }) => !waiting.has(item) || !deciders.includes(userId))
    .map(({ userId, item }): ScopeChange => ({ scope: userScope(schoolId, userId), item, line: "" }));
  await publishChanges(tx, now, [...over, ...(await heldItems(tx, schoolId, held.slice(0, MOST)))]);
}

const readHolders = (tx: Em, schoolId: SchoolId): Promise<{ userId: UserId; item: string }[]> =>
  runSql(
    tx,
    `select h.user_id as userId, c.item from scope_head h join \`change\` c on c.scope_id = h.id
     where h.school_id = ? and h.kind = 'user' and c.item >= 'w' and c.item < 'x' and c.line <> ''`,
    [schoolId],
  );
