import type { Services } from "../../context.js";
import type { Em } from "../../platform/orm.js";
import { placesFor } from "../../platform/sql.js";
import { claimDue } from "../claim-due.js";
import { creditPayment } from "./credit-payment.js";
import { type Payment, readPayments } from "./lock-payment.js";
import { PaymentState } from "./payment-state.js";
import { verifyPayment } from "./verify-payment.js";

const MOST = 16;

/** Verifies what was only told, and credits what is verified; tells how many payments it took up. */
export async function processPayments(services: Services): Promise<number> {
  const { orm, clock } = services;
  const em = orm.em.fork() as Em;
  const ids = await claimDue(em, "mpesa_payment", clock.now(), MOST);
  if (ids.length === 0) return 0;
  const payments = await readPayments(em, `id in ${placesFor(ids)}`, ids);
  // The provider answers in its own time, so many are asked about at once.
  await Promise.all(payments.map((payment) => processPayment(services, payment)));
  return payments.length;
}

async function processPayment(services: Services, payment: Payment): Promise<void> {
  try {
    const isGood = payment.state === PaymentState.verified || (await verifyPayment(services, payment));
    if (isGood) await creditPayment(services, payment.schoolId, payment.id);
  } catch (error) {
    services.logger.error({ err: error, payment: payment.id }, "a payment could not be processed; it is tried again");
  }
}
