import type { Services } from "../../context.js";
import type { LiveShortcode } from "../../mpesa-file/mpesa-settings.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import { inTransaction } from "../../platform/transaction.js";
import type { PulledTransaction } from "../daraja/daraja-client.js";
import { openDaraja } from "../daraja/open-daraja.js";
import { matchAccount } from "../payments/match-account.js";
import { notePayment } from "../payments/note-payment.js";
import { VerifiedBy } from "../payments/payment-state.js";

/** A page may hold a thousand; nobody is paid more than this in two days. */
const MOST_PAGES = 100;

/**
 * Notes what the provider lists as paid to a number in a span of time, however often it was pulled before. Tells whether
 * the whole span was seen.
 */
export async function pullBetween(services: Services, number: LiveShortcode, from: Date, to: Date): Promise<boolean> {
  const daraja = openDaraja(services, number);
  let offset = 0;
  for (let page = 0; page < MOST_PAGES; page++) {
    const outcome = await daraja.pull(from, to, offset);
    if (outcome.kind !== "accepted") return false;
    const { transactions, listed } = outcome.value;
    const known = await readCredited(services, transactions);
    for (const pulled of transactions) {
      if (!isKnown(known.get(pulled.receipt), pulled)) await notePulled(services, number, pulled);
    }
    if (listed === 0) return true;
    offset += listed;
  }
  return false;
}

type Credited = { readonly receipt: string } & Record<"payerPhone" | "payerName" | "account", string | null>;

/** Those that are in the books: most of what is pulled, for each pull goes over the last ones again. */
async function readCredited(
  { orm }: Services,
  transactions: readonly PulledTransaction[],
): Promise<ReadonlyMap<string, Credited>> {
  const receipts = transactions.map(({ receipt }) => receipt);
  if (receipts.length === 0) return new Map();
  const rows = await runSql<Credited>(
    orm.em.fork() as Em,
    `select receipt, payer_phone as payerPhone, payer_name as payerName, account from mpesa_payment
     where receipt in ${placesFor(receipts)} and receipt_id is not null`,
    receipts,
  );
  return new Map(rows.map((row) => [row.receipt, row]));
}

/** Whether there is nothing to be learnt from the list about a payment. */
const isKnown = (known: Credited | undefined, { msisdn, sender, billReference }: PulledTransaction): boolean =>
  known !== undefined &&
  (known.payerPhone !== null || !msisdn) &&
  (known.payerName !== null || !sender) &&
  (known.account !== null || !billReference);

async function notePulled({ orm, clock }: Services, number: LiveShortcode, pulled: PulledTransaction): Promise<void> {
  const { receipt, at, amount, billReference, msisdn, sender } = pulled;
  await inTransaction(orm.em as Em, async (tx) => {
    const { schoolId, learnerId } = await matchAccount(tx, number.shortcode, number.schools, billReference);
    const told = {
      schoolId,
      learnerId,
      receipt,
      cents: amount,
      paidAt: at,
      shortcode: number.shortcode,
      payerPhone: msisdn || null,
      payerName: sender || null,
      account: billReference || null,
      attemptId: null,
      verifiedBy: VerifiedBy.pull,
    };
    await notePayment(tx, told, clock.now());
  });
}
