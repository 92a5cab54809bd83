import { amount, business, type Fields, isInitiator, oneOf, text, url } from "./fields.js";
import { freshReceipt } from "./pay.js";
import { NOT_THE_INITIATOR, promiseResult, type Result } from "./promise-result.js";
import type { Answer } from "./provider-routes.js";
import { compactTime, mask } from "./text.js";
import { type Business, knobsFor, payerOf, type Transaction, type World } from "./world.js";

/** Promises to send a payment back; the money moves at once. */
export function reverse(world: World, fields: Fields, consumerKey: string): Promise<Answer> {
  oneOf(fields, "CommandID", ["TransactionReversal"]);
  const owner = business(world, fields, "ReceiverParty", consumerKey);
  oneOf(fields, "RecieverIdentifierType", ["11"]);
  const receipt = text(fields, "TransactionID", 20);
  const shillings = amount(fields);
  text(fields, "Remarks", 100);
  text(fields, "Occasion", 100, 0);
  url(fields, "QueueTimeOutURL");
  const resultUrl = url(fields, "ResultURL");
  const phone = world.transactions.get(receipt)?.phone;
  const result = isInitiator(world, fields, owner)
    ? sendBack(world, owner, receipt, shillings)
    : { ...NOT_THE_INITIATOR, transactionId: receipt };
  return promiseResult(world, knobsFor(world, owner.shortcode, phone), resultUrl, result);
}

function sendBack(world: World, { shortcode, name }: Business, receipt: string, shillings: number): Result {
  const payment = world.transactions.get(receipt);
  const failed = (code: string, description: string): Result => ({
    code,
    description,
    transactionId: receipt,
    parameters: [],
  });
  if (!payment || payment.shortcode !== shortcode || payment.kind === "reversal" || payment.amount !== shillings)
    return failed("R000002", "The OriginalTransactionID is invalid.");
  if (payment.other !== null) return failed("R000001", "The transaction has already been reversed.");

  const back: Transaction = {
    ...payment,
    receipt: freshReceipt(world),
    at: world.now(),
    kind: "reversal",
    other: receipt,
  };
  payment.other = back.receipt;
  world.transactions.set(back.receipt, back);
  payerOf(world, payment.phone).shillings += payment.amount;
  world.version += 1;
  return {
    code: 0,
    description: "The service request is processed successfully.",
    transactionId: back.receipt,
    parameters: [
      { Key: "DebitAccountBalance", Value: "Utility Account|KES|0.00|0.00|0.00|0.00" },
      { Key: "Amount", Value: payment.amount },
      { Key: "TransCompletedTime", Value: Number(compactTime(back.at)) },
      { Key: "OriginalTransactionID", Value: receipt },
      { Key: "Charge", Value: 0 },
      {
        Key: "CreditPartyPublicName",
        Value: `${mask(payment.phone)} - ${payerOf(world, payment.phone).names.join(" ")}`,
      },
      { Key: "DebitPartyPublicName", Value: `${shortcode} - ${name}` },
    ],
  };
}
