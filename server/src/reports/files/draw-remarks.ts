import { formatMoney } from "../../values/money.js";
import type { CardRemark } from "../cards/card-content.js";
import { tenths } from "./card-figures.js";
import { Face, INK, MARGIN } from "./card-sheet.js";
import { wordDay } from "./card-words.js";
import type { CardDrawing } from "./draw-card.js";

const LINES = 26;

/** What the class teacher and the head say, each with room to sign. */
export function drawRemarks(drawing: CardDrawing, top: number): number {
  const { words, card } = drawing;
  const y = drawRemark(drawing, words.classTeacher, card.classTeacher, top);
  return drawRemark(drawing, words.head, card.head, y);
}

function drawRemark(drawing: CardDrawing, title: string, remark: CardRemark | null, top: number): number {
  const { sheet, words } = drawing;
  const width = sheet.width;
  const text = remark?.text ?? "";
  const textHeight = Math.max(sheet.heightOf(text === "" ? "x" : text, width, { size: 9.5 }), text === "" ? LINES : 12);
  const height = 13 + textHeight + 24;
  const y = drawing.room(top, height);
  sheet.write(title, { x: MARGIN, y, width }, { face: Face.bold, size: 9 });
  if (text === "") {
    sheet.rule(y + 13 + LINES / 2, { weight: 0.4 });
    sheet.rule(y + 13 + LINES, { weight: 0.4 });
  } else sheet.write(text, { x: MARGIN, y: y + 13, width }, { size: 9.5 });
  const line = y + 13 + textHeight + 14;
  sheet.write(remark?.by ?? "", { x: MARGIN, y: line - 8, width: width * 0.55 }, { size: 8, ink: INK.soft });
  const x = MARGIN + width * 0.58;
  sheet.write(words.signature, { x, y: line - 8, width: 60 }, { size: 7, ink: INK.soft });
  sheet.rule(line, { weight: 0.4, x: x + 50, width: MARGIN + width - x - 50 });
  return y + height;
}

/** When the next term begins and what is owed, where the card says it. */
export function drawSchoolMatters(drawing: CardDrawing, top: number): number {
  const { sheet, card, words } = drawing;
  const { balance, term, language } = card;
  const texts = [
    ...(term.nextStarts === null ? [] : [`${words.nextTerm} ${wordDay(term.nextStarts, language)}`]),
    ...(balance === null ? [] : [feeText(balance, words)]),
  ];
  if (texts.length === 0) return top;
  const y = drawing.room(top, 24);
  sheet.shade({ x: MARGIN, y, width: sheet.width }, 18);
  const width = sheet.width / texts.length;
  texts.forEach((text, index) => {
    const box = { x: MARGIN + index * width + 6, y: y + 5, width: width - 12 };
    sheet.write(text, box, { face: Face.bold, size: 8.5, align: index === 0 ? "left" : "right" });
  });
  return y + 26;
}

function feeText(balance: number, words: CardDrawing["words"]): string {
  if (balance === 0) return words.nothingOwed;
  const amount = formatMoney(Math.abs(balance) as never, "short");
  return `${balance > 0 ? words.balance : words.ahead}: KES ${amount}`;
}

/** What each level or grade means. */
export function drawKey(drawing: CardDrawing, top: number): number {
  const { sheet, card, words } = drawing;
  const title = card.curriculum === "cbe" ? words.key : words.keyGrades;
  const bands = card.scale.map(({ label, from, points }) => `${label} ${words.from} ${tenths(from)}% (${points})`);
  const text = bands.map((band) => band.replaceAll(" ", "\u00a0")).join("    ");
  const height = 24 + sheet.heightOf(text, sheet.width, { size: 7 });
  const y = drawing.room(top, height);
  sheet.write(title, { x: MARGIN, y, width: sheet.width }, { face: Face.bold, size: 7.5 });
  const below = sheet.write(text, { x: MARGIN, y: y + 11, width: sheet.width }, { size: 7, ink: INK.soft });
  sheet.write(words.marks, { x: MARGIN, y: y + 13 + below, width: sheet.width }, { size: 7, ink: INK.soft });
  return y + height;
}
