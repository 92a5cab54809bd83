import type { Cents } from "../../values/money.js";
import type { Phone } from "../../values/phone.js";
import type { Outcome } from "./outcome.js";

/** A request to a payer's phone to approve a payment. */
export type StkPush = {
  /** Whole shillings, from 1 to 250,000. */
  amount: Cents;
  phone: Phone;
  /** What the payment is for, up to 12 letters and digits: an admission number, never a name. */
  accountReference: string;
  /** Up to 13 characters. */
  description: string;
  /** Where the result is told; it may not contain certain words, see `callbackUrlFault`. */
  callbackUrl: string;
};

export type StkAccepted = { merchantRequestId: string; checkoutRequestId: string };

/** Where a push has come to. Neither the amount nor the receipt is told; `"0"` is paid. */
export type StkQueryResult = { state: "inFlight" } | { state: "final"; resultCode: string };

/** Where C2B payments are told, and what becomes of one when the validation does not answer. */
export type C2bUrls = { validationUrl: string; confirmationUrl: string; onTimeout: "Completed" | "Cancelled" };

/** The result of a status query or reversal comes later, at the result address, under these ids. */
export type ResultPromised = { conversationId: string; originatorConversationId: string };

export type Reversal = {
  receipt: string;
  /** The whole amount of the payment; whole shillings. */
  amount: Cents;
  resultUrl: string;
  /** Why, up to 100 characters. */
  remarks: string;
};

/** A payment as the provider lists it. */
export type PulledTransaction = {
  receipt: string;
  at: Date;
  amount: Cents;
  /** The account number as the payer typed it; may be blank. */
  billReference: string;
  /** As sent: whole, masked, hashed or empty. Never identity. */
  msisdn: string;
  sender: string;
};

export type PulledPage = {
  transactions: PulledTransaction[];
  /** How many the provider listed, with those that cannot be read: the next page begins so much further on; 0 ends. */
  listed: number;
};

/** One shortcode of the provider's. No call throws, and a push is never sent twice. */
export type DarajaClient = {
  stkPush(push: StkPush): Promise<Outcome<StkAccepted>>;
  stkQuery(checkoutRequestId: string): Promise<Outcome<StkQueryResult>>;
  registerUrls(urls: C2bUrls): Promise<Outcome<null>>;
  /** Needs the shortcode's initiator; without one it is refused with the code `NO_INITIATOR`. */
  transactionStatus(receipt: string, resultUrl: string): Promise<Outcome<ResultPromised>>;
  /** As `transactionStatus`. Only paybill payments can be reversed. */
  reverse(reversal: Reversal): Promise<Outcome<ResultPromised>>;
  /** Payments of the last 48 hours, a page at a time; `offset` counts payments. */
  pull(from: Date, to: Date, offset: number): Promise<Outcome<PulledPage>>;
};
