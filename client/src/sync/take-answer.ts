import { sealChange } from "../db/names/seal-change";
import { applyPage, tablesOf } from "./apply-page";
import { applyVerdicts } from "./apply-verdicts";
import type { Outgoing } from "./gather";
import type { Page, Verdict } from "./incoming";
import { restartEpoch } from "./restart-epoch";
import type { SyncPorts } from "./sync-ports";

/**
 * Writes an answer, and says whether there is more to ask or send. Verdicts and page are written one after the other, so
 * that a long page makes no save wait; in between, and if the page is lost, what was taken is shown from here.
 */
export async function takeAnswer(
  { db, clock }: SyncPorts,
  outgoing: Outgoing,
  verdicts: readonly Verdict[],
  page: Page | null,
): Promise<boolean> {
  const now = clock();
  const restored = page !== null && outgoing.epoch !== null && page.epoch !== outgoing.epoch;
  // Before the verdicts: those are of the new epoch already.
  if (restored) await restartEpoch(db, page.epoch, now);
  const isListCurrent = !restored && page?.scopes === null;
  const anew = verdicts.length > 0 && (await applyVerdicts(db, outgoing.batch, verdicts, isListCurrent, now));
  const left = outgoing.left || anew;
  if (restored || !page) return restored || left;
  const changes = await Promise.all(page.changes.map((change) => sealChange(db, change)));
  const sealed = { ...page, changes };
  const more = await db.transaction("rw", tablesOf(db, page), async () => applyPage(db, outgoing, sealed, now));
  return more || left;
}
