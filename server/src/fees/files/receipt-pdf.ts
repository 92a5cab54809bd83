import { formatMoney } from "../../values/money.js";
import { moneyInEnglish, moneyInKiswahili } from "../../values/money-in-words.js";
import { Channel } from "../receipts/channel.js";
import {
  closePaper,
  drawQr,
  drawRule,
  drawStamp,
  Font,
  openPaper,
  type Paper,
  writeRow,
  writeText,
} from "../../platform/paper.js";
import type { PaperLearner, ReceiptPaper } from "./read-receipt-paper.js";

const CHANNELS: Record<Channel, string> = {
  mpesa: "M-Pesa",
  bank: "Bank / Benki",
  cheque: "Cheque / Hundi",
  cash: "Cash / Taslimu",
  "in-kind": "Goods / Bidhaa",
};
const QR_SIZE = 84;

/** A receipt in both languages on one small sheet, or several for a cheque of many learners. */
export function toReceiptPdf(said: ReceiptPaper, verifyUrl: string): Promise<Buffer> {
  const { school, receipt, cents, isWhole, learners, suspense } = said;
  const paper = openPaper(`Receipt ${receipt.number}, ${school}`, "A5");
  writeHead(paper, said, verifyUrl);
  writeText(paper, `KES ${formatMoney(cents)}`, { size: 16, font: Font.bold });
  writeText(paper, moneyInEnglish(cents));
  writeText(paper, moneyInKiswahili(cents));
  if (!isWhole) writeText(paper, "Part of a payment for several learners. / Sehemu ya malipo ya wanafunzi kadhaa.");
  paper.doc.moveDown(0.5);
  drawRule(paper);
  for (const learner of learners) writeLearner(paper, learner);
  if (suspense > 0) {
    const text = "Waiting for its learners to be found / Inasubiri wanafunzi wake wapatikane";
    writeRow(paper, [
      [0.75, text],
      [0.25, formatMoney(suspense)],
    ]);
  }
  writeFoot(paper, said, verifyUrl);
  if (receipt.reversedAt !== null) drawStamp(paper, "REVERSED / IMEBATILISHWA");
  return closePaper(paper);
}

function writeHead(paper: Paper, { school, receipt, payer }: ReceiptPaper, verifyUrl: string): void {
  const { doc, left, width } = paper;
  drawQr(paper, verifyUrl, left + width, doc.y, QR_SIZE);
  const text = { ...paper, width: width - QR_SIZE - 8 };
  writeText(text, school, { size: 14, font: Font.bold });
  writeText(text, "Official receipt / Risiti rasmi", { size: 10 });
  writeText(text, `No. ${receipt.number}`, { size: 14, font: Font.bold });
  writeText(text, `Day / Siku: ${receipt.day}`);
  const reference = receipt.reference === receipt.requestKey ? "" : ` ${receipt.reference}`;
  writeText(text, `${CHANNELS[receipt.channel]}${reference}`);
  if (receipt.goods !== null) writeText(text, `${receipt.goods}: ${receipt.quantity}`);
  if (payer !== null) writeText(text, `From / Kutoka kwa: ${payer}`);
  doc.y = Math.max(doc.y, doc.page.margins.top + QR_SIZE) + 6;
}

function writeLearner(paper: Paper, learner: PaperLearner): void {
  const { name, admissionNumber, className, cents, credit, parts, balance } = learner;
  const who = [name, admissionNumber, className].filter((text) => text !== null).join(", ");
  writeRow(
    paper,
    [
      [0.75, who],
      [0.25, formatMoney(cents)],
    ],
    { font: Font.bold },
  );
  for (const part of parts) {
    writeRow(paper, [
      [0.05, ""],
      [0.7, part.name ?? "Brought forward / Salio la awali"],
      [0.25, formatMoney(part.cents)],
    ]);
  }
  if (credit > 0)
    writeRow(paper, [
      [0.05, ""],
      [0.7, "Paid ahead / Malipo ya mbele"],
      [0.25, formatMoney(credit)],
    ]);
  const owed = balance >= 0;
  const words = owed ? "Balance after / Salio baadaye" : "Paid ahead in all / Jumla ya malipo ya mbele";
  writeRow(paper, [
    [0.05, ""],
    [0.7, words],
    [0.25, formatMoney((owed ? balance : -balance) as typeof balance)],
  ]);
  paper.doc.moveDown(0.3);
}

function writeFoot(paper: Paper, { receipt, recordedBy }: ReceiptPaper, verifyUrl: string): void {
  drawRule(paper);
  if (recordedBy !== null) writeText(paper, `Received by / Imepokelewa na: ${recordedBy}`, { size: 8 });
  const code = `${receipt.code.slice(0, 5)} ${receipt.code.slice(5)}`;
  writeText(paper, `Code / Nambari ya uthibitisho: ${code}`, { size: 10, font: Font.bold });
  writeText(paper, verifyUrl, { size: 7 });
}
