import { mask, portalTime } from "./text.js";
import { type Business, payerOf, type Transaction, type World } from "./world.js";

const COLUMNS = [
  "Receipt No.",
  "Completion Time",
  "Initiation Time",
  "Details",
  "Transaction Status",
  "Paid In",
  "Withdrawn",
  "Balance",
  "Balance Confirmed",
  "Reason Type",
  "Other Party Info",
  "Linked Transaction ID",
  "A/C No.",
];

/** A shortcode's statement as the provider's portal gives it out: some lines of heading, then the last payment first. */
export function statement(world: World, business: Business, from: Date, to: Date): string {
  const { shortcode, name } = business;
  let balance = 0;
  const rows: string[][] = [];
  for (const payment of world.transactions.values()) {
    if (payment.shortcode !== shortcode) continue;
    balance += payment.kind === "reversal" ? -payment.amount : payment.amount;
    if (payment.at >= from && payment.at <= to) rows.unshift(row(world, payment, balance));
  }
  const heading = [
    ["Account Holder:", name],
    ["Short Code:", shortcode],
    ["Account:", "Utility Account"],
    ["Time Period:", `From ${portalTime(from)} To ${portalTime(to)}`],
    [],
  ];
  return [...heading, COLUMNS, ...rows].map((cells) => `${cells.map(quote).join(",")}\r\n`).join("");
}

function row(world: World, payment: Transaction, balance: number): string[] {
  const { receipt, at, amount, kind, account, other, phone } = payment;
  const party = `${mask(phone).replaceAll(" ", "")} - ${payerOf(world, phone).names.join(" ").toUpperCase()}`;
  const isBack = kind === "reversal";
  return [
    receipt,
    portalTime(at),
    portalTime(at),
    isBack ? `Reversal of ${other} to ${party}` : `Pay Bill from ${party} Acc. ${account}`,
    "Completed",
    isBack ? "" : amount.toFixed(2),
    isBack ? (-amount).toFixed(2) : "",
    balance.toFixed(2),
    "true",
    isBack ? "Pay Utility Reversal" : kind === "stk" ? "Pay Bill Online" : "Pay Utility",
    party,
    isBack ? (other ?? "") : "",
    isBack ? "" : account,
  ];
}

const quote = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
