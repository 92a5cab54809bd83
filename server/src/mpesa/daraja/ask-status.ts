import { asInitiator } from "./as-initiator.js";
import type { Line } from "./call.js";
import type { ResultPromised } from "./daraja-client.js";
import { Endpoint } from "./error-meaning.js";
import type { Outcome } from "./outcome.js";

/** How the provider numbers what kind of party a shortcode is. */
const PARTY = { paybill: "4", till: "2" } as const;

/** Asks what became of a payment, by its receipt. */
export function askStatus(line: Line, receipt: string, resultUrl: string): Promise<Outcome<ResultPromised>> {
  const { kind, shortcode, till } = line.shortcode;
  const command = { endpoint: Endpoint.status, commandId: "TransactionStatusQuery", resultUrl, remarks: "Status" };
  return asInitiator(line, command, {
    TransactionID: receipt,
    PartyA: till ?? shortcode,
    IdentifierType: PARTY[kind],
  });
}
