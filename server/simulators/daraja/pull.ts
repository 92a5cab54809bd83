import { badField } from "./fault.js";
import { business, type Fields, text } from "./fields.js";
import { c2bBody } from "./notices.js";
import type { Answer } from "./provider-routes.js";
import { readSpacedTime } from "./text.js";
import { knobsFor, payerOf, type World } from "./world.js";

const REACH_MS = 48 * 60 * 60 * 1000;
const SLACK_MS = 5 * 60 * 1000;
const PAGE = 100;

/** Lists payments, oldest first, a page at a time; those that have since been sent back too. */
export function listTransactions(world: World, fields: Fields, consumerKey: string): Answer {
  const owner = business(world, fields, "ShortCode", consumerKey);
  const [from, to] = [time(fields, "StartDate"), time(fields, "EndDate")];
  if (from > to || from.getTime() < world.now().getTime() - REACH_MS - SLACK_MS) throw badField("StartDate");
  const offset = text(fields, "OffSetValue", 9);
  if (!/^\d+$/.test(offset)) throw badField("OffSetValue");
  const page = [...world.transactions.values()]
    .filter(({ shortcode, kind, at }) => shortcode === owner.shortcode && kind !== "reversal" && at >= from && at <= to)
    .slice(Number(offset), Number(offset) + PAGE)
    .map((payment) => {
      const knobs = knobsFor(world, owner.shortcode, payment.phone);
      const told = c2bBody(payment, owner, { version: "v2" }, payerOf(world, payment.phone), knobs, null);
      return {
        transactionId: payment.receipt,
        trxDate: payment.at.toISOString().replace(/\.\d+Z$/, "Z"),
        msisdn: told["MSISDN"],
        sender: "MPESA",
        transactiontype: owner.kind === "till" ? "c2b-buy-goods-debit" : "c2b-pay-bill-debit",
        billreference: payment.account,
        amount: payment.amount.toFixed(2),
        organizationname: owner.name,
      };
    });
  const isEmpty = page.length === 0;
  return {
    body: {
      ResponseRefID: `${world.now().getTime()}-2`,
      ResponseCode: isEmpty ? "1001" : "1000",
      ResponseMessage: isEmpty ? "No transactions" : "Success",
      Response: isEmpty ? "[[]]" : [page],
    },
  };
}

function time(fields: Fields, name: string): Date {
  const at = readSpacedTime(text(fields, name, 19));
  if (at === null) throw badField(name);
  return at;
}
