import { putMeta } from "../db/meta";
import { applyPage } from "./apply-page";
import { applyVerdicts } from "./apply-verdicts";
import { forgetSent } from "./forget-sent";
import type { Outgoing } from "./gather";
import type { Page, Verdict } from "./incoming";
import { restartEpoch } from "./restart-epoch";
import type { SyncPorts } from "./sync-ports";

/** Writes all of an answer in one transaction, and says whether there is more to ask or send. */
export function settle(
  { db, clock }: SyncPorts,
  outgoing: Outgoing,
  verdicts: readonly Verdict[],
  page: Page | null,
): Promise<boolean> {
  const now = clock();
  const restored = page !== null && outgoing.epoch !== null && page.epoch !== outgoing.epoch;
  return db.transaction("rw", [db.items, db.scopes, db.outbox, db.sent, db.drafts, db.meta], async () => {
    // Before the verdicts: those are of the new epoch already.
    if (restored) await restartEpoch(db, page.epoch, now);
    await applyVerdicts(db, outgoing.batch, verdicts, now);
    const more = page && !restored ? await applyPage(db, outgoing, page, now) : restored;
    await forgetSent(db, now);
    await putMeta(db, "syncedAt", now);
    return more || outgoing.left;
  });
}
