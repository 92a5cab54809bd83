import type { CardPlace } from "../cards/card-content.js";
import { hundredths, tenths } from "./card-figures.js";
import { Face, INK, MARGIN } from "./card-sheet.js";
import type { CardWords } from "./card-words.js";
import type { CardDrawing } from "./draw-card.js";

/** What the subjects come to together, where the scale says so; nothing for a competency-based card. */
export function drawSummary(drawing: CardDrawing, top: number): number {
  const { sheet, card, words } = drawing;
  const { total, outOf, percent, points, grade, whyNoGrade, inClass, inGrade } = card.summary;
  const figures = [
    ...(total === null || outOf === null ? [] : [[words.total, `${tenths(total)} / ${outOf}`] as const]),
    ...(percent === null ? [] : [[words.mean, tenths(percent)] as const]),
    ...(points === null ? [] : [[words.meanPoints, hundredths(points)] as const]),
    ...(grade === null && whyNoGrade === null ? [] : [[words.meanGrade, grade ?? words.none] as const]),
    ...(inClass ? [[words.inClass, place(inClass, words)] as const] : []),
    ...(inGrade ? [[words.inGrade, place(inGrade, words)] as const] : []),
  ];
  if (figures.length === 0) return top;
  const height = whyNoGrade === null ? 34 : 46;
  const y = drawing.room(top, height + 8);
  sheet.shade({ x: MARGIN, y, width: sheet.width }, height);
  const width = sheet.width / figures.length;
  figures.forEach(([label, text], index) => {
    const box = { x: MARGIN + index * width + 4, y: y + 5, width: width - 8 };
    sheet.write(label, box, { size: 7, ink: INK.soft, align: "center" });
    sheet.write(text, { ...box, y: y + 15 }, { size: 11, face: Face.bold, align: "center" });
  });
  if (whyNoGrade !== null) {
    const box = { x: MARGIN + 4, y: y + 33, width: sheet.width - 8 };
    sheet.write(whyNoGrade, box, { size: 7.5, face: Face.slanted, align: "center" });
  }
  return y + height + 8;
}

/** `3= of 45`: others stand third too. */
const place = ({ at, of, tied }: CardPlace, words: CardWords): string => `${at}${tied ? "=" : ""} ${words.of} ${of}`;
