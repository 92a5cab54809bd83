import type { CardContent } from "../cards/card-content.js";
import { type CardSheet, Face, INK, MARGIN } from "./card-sheet.js";
import { type CardWords, cardWords } from "./card-words.js";
import { drawCardHead, drawLearner } from "./draw-card-head.js";
import { drawFigures } from "./draw-figures.js";
import { drawKey, drawRemarks, drawSchoolMatters } from "./draw-remarks.js";
import { drawSubjects } from "./draw-subjects.js";
import { drawSummary } from "./draw-summary.js";

/** A logo opened in a document. */
export type SheetLogo = PDFKit.Mixins.ImageSrc & { readonly width: number; readonly height: number };

/** What the parts of a card are drawn with. */
export type CardDrawing = {
  readonly sheet: CardSheet;
  readonly card: CardContent;
  readonly words: CardWords;
  /** Makes room: begins another page of the card when so much does not fit any more, and tells where to go on. */
  room(y: number, height: number): number;
};

/** Draws a card on a page of its own, and on a second where it must. */
export function drawCard(sheet: CardSheet, card: CardContent, logo: SheetLogo | null): void {
  const words = cardWords(card.language);
  const drawing: CardDrawing = { sheet, card, words, room: (y, height) => makeRoom(sheet, card, words, y, height) };
  sheet.doc.addPage();
  drawFoot(sheet, card, words);
  let y = drawCardHead(drawing, logo);
  y = drawLearner(drawing, y);
  y = drawSubjects(drawing, y);
  y = drawSummary(drawing, y);
  y = drawFigures(drawing, y);
  y = drawRemarks(drawing, y);
  y = drawSchoolMatters(drawing, y);
  drawKey(drawing, y);
}

function makeRoom(sheet: CardSheet, card: CardContent, words: CardWords, y: number, height: number): number {
  if (y + height <= sheet.bottom) return y;
  sheet.doc.addPage();
  drawFoot(sheet, card, words);
  const who = `${card.learner.name}, ${card.learner.className} (${words.continued})`;
  const box = { x: MARGIN, y: MARGIN, width: sheet.width };
  return MARGIN + sheet.write(who, box, { face: Face.bold, size: 10 }) + 8;
}

function drawFoot(sheet: CardSheet, { number, scaleVersion, school }: CardContent, words: CardWords): void {
  const y = sheet.doc.page.height - MARGIN;
  const parts = [
    school.name,
    number === "" ? words.draft : `${words.number} ${number}`,
    ...(scaleVersion === null ? [] : [`${words.scale} ${scaleVersion}`]),
  ];
  sheet.rule(y - 6, { weight: 0.4 });
  sheet.write(parts.join("   |   "), { x: MARGIN, y, width: sheet.width }, { size: 7, ink: INK.soft, align: "center" });
}
