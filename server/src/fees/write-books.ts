import type { Context } from "../context.js";
import type { UserViewer } from "../identity/viewer.js";
import { inTransaction } from "../platform/transaction.js";
import { type Ledger, openLedger } from "./ledger/open-ledger.js";

/** Has a person's request write in the school's journal, in one transaction; what it tells is sent on after the commit. */
export async function writeBooks<Result>(
  context: Context,
  viewer: UserViewer,
  write: (ledger: Ledger) => Promise<Result>,
): Promise<Result> {
  const result = await inTransaction(context.em, async (tx) => {
    return write(await openLedger(tx, viewer, context.clock.now()));
  });
  context.relay.kick();
  return result;
}
