import { z } from "zod";
import { fromShillings } from "./shillings.js";
import { parseEatTime } from "./eat-time.js";

/** The provider writes numbers now as numbers, now as texts, and blanks as null or not at all. */
const text = z.union([z.string(), z.number()]).transform(String);
const blank = text.nullish().transform((value) => value ?? "");

/** What every answer but the pull's says of itself; `0` is accepted. */
const said = { ResponseCode: text, ResponseDescription: blank };

export const PushAnswer = z.object({
  ...said,
  MerchantRequestID: blank,
  CheckoutRequestID: blank,
});

export const QueryAnswer = z.object({ ...said, ResultCode: text.optional() });

export const RegisterAnswer = z.object(said);

export const PromiseAnswer = z.object({ ...said, ConversationID: blank, OriginatorConversationID: blank });

/** One payment of a pull; its names are small, unlike all others. */
export const PulledRow = z
  .object({
    transactionId: z.string().trim().min(1).max(40),
    trxDate: text,
    amount: text,
    billreference: blank,
    msisdn: blank,
    sender: blank,
  })
  .transform((row, context) => {
    const at = parseEatTime(row.trxDate);
    const amount = fromShillings(row.amount);
    if (at === null || amount === null) {
      context.addIssue("a payment without a time or an amount");
      return z.NEVER;
    }
    const { transactionId: receipt, billreference: billReference, msisdn, sender } = row;
    return { receipt: receipt.toUpperCase(), at, amount, billReference, msisdn, sender };
  });

/** The list stands in a list, and is the text `[[]]` when there is none. */
export const PullAnswer = z.object({
  ResponseCode: text,
  ResponseMessage: blank,
  Response: z.unknown().transform((lists): unknown[] => (Array.isArray(lists) ? lists.flat() : [])),
});
