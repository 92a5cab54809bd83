import type { Services } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { publishChanges } from "../../events/publish-changes.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { inTransaction } from "../../platform/transaction.js";
import { toLineText } from "../../values/line-text.js";
import { closeHeld } from "./close-held.js";
import { decidedItems } from "./decided-items.js";
import { type Decision, decision } from "./decision.js";
import type { HeldId } from "./held-operation.js";
import { lockHeld } from "./lock-held.js";
import { verdict } from "../verdict.js";

const MAX_REASON = 200;

/** Does not let a held operation stand, and tells its author why. Its text is kept. */
export async function declineHeld(
  services: Services,
  em: Em,
  viewer: UserViewer,
  id: HeldId,
  why: string,
): Promise<Decision> {
  const reason = toLineText(why);
  if (reason === "" || reason.length > MAX_REASON) {
    throw new Refusal(ErrorCode.badInput, `Say why in at most ${MAX_REASON} letters: its author will read it.`);
  }
  const now = services.clock.now();
  const decided = await inTransaction(em, async (tx) => {
    const found = await lockHeld(tx, viewer, id, false);
    if ("answer" in found) return found.answer;
    const { held } = found;
    await closeHeld(tx, viewer, now, held, verdict.declined(id.counter, reason), true);
    await publishChanges(tx, now, await decidedItems(tx, viewer, now, held, { taken: false, reason }));
    return decision.made(id);
  });
  services.relay.kick();
  return decided;
}
