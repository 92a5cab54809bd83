import type { Services } from "../../context.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { inTransaction } from "../../platform/transaction.js";
import { applyOperation } from "../push/apply-operation.js";
import { openBooks, publishBooks, saveBooks } from "../push/books.js";
import { closeHeld } from "./close-held.js";
import { decidedItems } from "./decided-items.js";
import { type Decision, decision } from "./decision.js";
import type { HeldId } from "./held-operation.js";
import { lockHeld } from "./lock-held.js";
import { parseOperation } from "../parse-operation.js";
import { verdict } from "../verdict.js";

/**
 * Lets a held operation stand: it is applied in its author's name, as knowing what its author knew, and the history
 * names who let it. What its feature would refuse of anybody stays held.
 */
export async function takeInHeld(services: Services, em: Em, viewer: UserViewer, id: HeldId): Promise<Decision> {
  const now = services.clock.now();
  const decided = await inTransaction(em, async (tx) => {
    const found = await lockHeld(tx, viewer, id, true);
    if ("answer" in found) return found.answer;
    const { held } = found;
    const parsed = parseOperation(held.text);
    if (!parsed.ok) throw new Error("an operation that cannot be read was held");
    const { operation } = parsed;

    const books = await openBooks(tx, { schoolId: viewer.schoolId, deviceId: held.deviceId }, now, [operation]);
    const { userId, deviceId, clockOffset } = held;
    const sender = { userId, deviceId, clockOffset, allowedBy: viewer.userId };
    const result = applyOperation(books, sender, viewer, operation);
    if (!result.ok) return decision.impossible(id, result.fault);
    await saveBooks(tx, books);
    await closeHeld(tx, viewer, now, held, verdict.taken(id.counter, result.outcome, result.seq, result.cells), false);
    await publishBooks(tx, books, [], await decidedItems(tx, viewer, now, held, { taken: true }));
    return decision.made(id);
  });
  services.relay.kick();
  return decided;
}
