import { asInitiator } from "./as-initiator.js";
import type { Line } from "./call.js";
import type { ResultPromised, Reversal } from "./daraja-client.js";
import { Endpoint } from "./error-meaning.js";
import type { Outcome } from "./outcome.js";
import { refused } from "./refused.js";
import { toShillings } from "./shillings.js";

/** Asks for a payment to be sent back to its payer. */
export async function reversePayment(
  line: Line,
  { receipt, amount, resultUrl, remarks }: Reversal,
): Promise<Outcome<ResultPromised>> {
  const shillings = toShillings(amount);
  if (shillings === null) return refused("AMOUNT", "The amount must be whole shillings, from 1 to 250,000.");
  const command = { endpoint: Endpoint.reversal, commandId: "TransactionReversal", resultUrl, remarks };
  return asInitiator(line, command, {
    TransactionID: receipt,
    Amount: shillings,
    ReceiverParty: line.shortcode.shortcode,
    // So spelt.
    RecieverIdentifierType: "11",
  });
}
