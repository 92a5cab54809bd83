import { PullAnswer, PulledRow } from "./answers.js";
import { call, type Line } from "./call.js";
import type { PulledPage } from "./daraja-client.js";
import { eatText } from "./eat-time.js";
import { Endpoint } from "./error-meaning.js";
import type { Outcome } from "./outcome.js";
import { refused } from "./refused.js";

const LISTED = "1000";
const NONE = "1001";

/** A page of the payments that the provider knows of; one that cannot be read hides no other. */
export async function pullTransactions(line: Line, from: Date, to: Date, offset: number): Promise<Outcome<PulledPage>> {
  const body = {
    ShortCode: line.shortcode.shortcode,
    StartDate: eatText(from),
    EndDate: eatText(to),
    OffSetValue: String(offset),
  };
  const outcome = await call(line, Endpoint.pull, body, PullAnswer);
  if (outcome.kind !== "accepted") return outcome;
  const { ResponseCode: code, ResponseMessage: message, Response: rows } = outcome.value;
  if (code !== LISTED && code !== NONE) return refused(code, message);
  const read = rows.map((row) => PulledRow.safeParse(row));
  const transactions = read.flatMap(({ data }) => data ?? []);
  if (transactions.length < rows.length)
    line.services.logger.warn(
      { unread: rows.length - transactions.length },
      "M-Pesa lists payments that cannot be read",
    );
  return { kind: "accepted", value: { transactions, listed: rows.length } };
}
