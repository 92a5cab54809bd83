import type { Account } from "../api/account";
import type { AsiliDb } from "../db/asili-db";
import { toCarryTexts } from "../values/carry-text";
import { schoolDayAt } from "../values/school-day";
import { tagOf } from "./envelope-id";
import { sealEnvelopes } from "./seal-envelope";

/** All that waits on this phone as a file that any colleague's phone can deliver; null when nothing waits. */
export async function exportUnsent(
  db: AsiliDb,
  account: Account,
  now = Date.now(),
): Promise<{ readonly file: File; readonly operations: number } | null> {
  const { envelopes, operations } = await sealEnvelopes(db, account, now);
  if (operations === 0) return null;
  const lines = await Promise.all(envelopes.map(async (envelope) => toCarryTexts(envelope, await tagOf(envelope))));
  const file = new File([lines.flat().join("\n"), "\n"], `asili-${schoolDayAt(now)}.asili`, { type: "text/plain" });
  return { file, operations };
}
