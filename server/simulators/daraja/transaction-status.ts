import { business, type Fields, isInitiator, oneOf, text, url } from "./fields.js";
import { NOT_THE_INITIATOR, promiseResult, type Result } from "./promise-result.js";
import type { Answer } from "./provider-routes.js";
import { compactTime, mask } from "./text.js";
import { type Business, knobsFor, payerOf, type Transaction, type World } from "./world.js";

const PARTY = { paybill: "4", till: "2" } as const;

/** Promises to tell what became of a payment. */
export function tellStatus(world: World, fields: Fields, consumerKey: string): Promise<Answer> {
  oneOf(fields, "CommandID", ["TransactionStatusQuery"]);
  const owner = business(world, fields, "PartyA", consumerKey);
  oneOf(fields, "IdentifierType", [PARTY[owner.kind]]);
  const receipt = text(fields, "TransactionID", 20);
  text(fields, "Remarks", 100);
  text(fields, "Occasion", 100, 0);
  url(fields, "QueueTimeOutURL");
  const resultUrl = url(fields, "ResultURL");
  const found = world.transactions.get(receipt);
  const payment = found?.shortcode === owner.shortcode ? found : undefined;
  const result = isInitiator(world, fields, owner)
    ? payment
      ? describe(world, owner, payment)
      : { code: 2032, description: "The transaction does not exist.", transactionId: receipt, parameters: [] }
    : { ...NOT_THE_INITIATOR, transactionId: receipt };
  return promiseResult(world, knobsFor(world, owner.shortcode, payment?.phone), resultUrl, result);
}

function describe(world: World, { shortcode, name }: Business, payment: Transaction): Result {
  const { phone, receipt, amount, at, kind, other } = payment;
  return {
    code: 0,
    description: "The service request is processed successfully.",
    transactionId: receipt,
    parameters: [
      { Key: "DebitPartyName", Value: `${mask(phone)} - ${payerOf(world, phone).names.join(" ")}` },
      { Key: "CreditPartyName", Value: `${shortcode} - ${name}` },
      { Key: "OriginatorConversationID" },
      { Key: "InitiatedTime", Value: Number(compactTime(at)) },
      { Key: "CreditPartyCharges" },
      { Key: "DebitAccountType", Value: "MMF Account For Customer" },
      { Key: "TransactionReason" },
      { Key: "ReasonType", Value: kind === "stk" ? "Pay Bill Online" : "Pay Utility" },
      { Key: "TransactionStatus", Value: kind !== "reversal" && other !== null ? "Reversed" : "Completed" },
      { Key: "FinalisedTime", Value: Number(compactTime(at)) },
      { Key: "Amount", Value: amount },
      { Key: "ReceiptNo", Value: receipt },
    ],
  };
}
