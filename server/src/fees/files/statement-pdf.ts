import type { LearnerType } from "../../schools/learner.type.js";
import { type Cents, formatMoney } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { EntryKind } from "../ledger/entry-kind.js";
import type { Statement, StatementEntry } from "../reports/read-statement.js";
import { closePaper, drawRule, Font, openPaper, type Paper, writeRow, writeText } from "../../platform/paper.js";

export type StatementPaper = {
  readonly school: string;
  readonly learner: LearnerType;
  readonly className: string | null;
  readonly from: SchoolDay;
  readonly to: SchoolDay;
  readonly printedOn: SchoolDay;
  readonly statement: Statement;
};

const KINDS: Record<EntryKind, string> = {
  opening: "Brought forward / Salio la awali",
  invoice: "Fees / Karo",
  waiver: "Waiver / Msamaha",
  discount: "Discount / Punguzo",
  payment: "Payment / Malipo",
  allocation: "Payment / Malipo",
  transfer: "Transfer / Uhamisho",
  refund: "Refund / Marejesho",
  banking: "Banking / Benki",
  reversal: "Reversal / Ubatilisho",
};
const SHARES = [0.12, 0.46, 0.14, 0.14, 0.14] as const;

/** What a learner was asked for and paid within some days, in both languages, with what was owed after each. */
export function toStatementPdf(said: StatementPaper): Promise<Buffer> {
  const { school, learner, className, from, to, printedOn, statement } = said;
  const paper = openPaper(`Statement of ${learner.name}`, "A4");
  writeText(paper, school, { size: 14, font: Font.bold });
  writeText(paper, "Fee statement / Taarifa ya karo", { size: 11 });
  const who = [learner.name, learner.admissionNumber, className].filter((text) => text !== null);
  writeText(paper, who.join(", "), { size: 12, font: Font.bold });
  writeText(paper, `${from} - ${to}. Printed / Imechapishwa: ${printedOn}`);
  paper.doc.moveDown(0.5);
  writeCells(paper, ["Day / Siku", "", "Asked / Karo", "Paid / Malipo", "Balance / Salio"], Font.bold);
  drawRule(paper);
  writeCells(paper, ["", "Opening / Mwanzo", "", "", balance(statement.opening)]);
  for (const entry of statement.entries) writeEntry(paper, entry);
  drawRule(paper);
  writeCells(paper, ["", "Closing / Mwisho", "", "", balance(statement.closing)], Font.bold);
  const ahead = "An amount in brackets is paid ahead. / Kiasi kilicho kwenye mabano kimelipwa mbele.";
  writeText(paper, ahead, { size: 7 });
  return closePaper(paper);
}

function writeEntry(paper: Paper, { day, kind, cents, balance: after, receiptNumber, invoiceNumber }: StatementEntry) {
  const numbers = [
    receiptNumber === null ? "" : ` receipt / risiti ${receiptNumber}`,
    invoiceNumber === null ? "" : ` invoice / ankara ${invoiceNumber}`,
  ].join("");
  const [asked, paid] = cents > 0 ? [formatMoney(cents), ""] : ["", formatMoney(-cents as Cents)];
  writeCells(paper, [day, KINDS[kind] + numbers, asked, paid, balance(after)]);
}

const balance = (cents: Cents): string => (cents < 0 ? `(${formatMoney(-cents as Cents)})` : formatMoney(cents));

const writeCells = (paper: Paper, texts: readonly string[], font: string = Font.plain): void =>
  writeRow(
    paper,
    texts.map((text, index) => [SHARES[index]!, text] as const),
    { font, right: 3 },
  );
