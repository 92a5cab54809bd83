import { Face, INK, MARGIN } from "./card-sheet.js";
import type { CardDrawing, SheetLogo } from "./draw-card.js";

const LOGO = 62;

/** The school's name and what its papers say of it, with the logo beside; tells where to go on. */
export function drawCardHead({ sheet, card, words }: CardDrawing, logo: SheetLogo | null): number {
  const { name, motto, address, phone, email } = card.school;
  const indent = logo ? LOGO + 14 : 0;
  const box = { x: MARGIN + indent, width: sheet.width - indent };
  const align = logo ? "left" : "center";
  if (logo) sheet.doc.image(logo, MARGIN, MARGIN, { fit: [LOGO, LOGO], align: "center", valign: "center" });
  let y: number = MARGIN;
  y += sheet.write(name, { ...box, y }, { size: 17, face: Face.bold, align }) + 2;
  if (motto !== "") y += sheet.write(motto, { ...box, y }, { face: Face.slanted, size: 9.5, ink: INK.soft, align }) + 3;
  const contact = [address, phone, email].filter((text) => text !== "").join("   ");
  if (contact !== "") y += sheet.write(contact, { ...box, y }, { size: 8, ink: INK.soft, align });
  y = Math.max(y, logo ? MARGIN + LOGO : 0) + 8;
  sheet.rule(y, { weight: 1.4, ink: INK.dark });
  const { year, number } = card.term;
  const title = { x: MARGIN, y: y + 8, width: sheet.width };
  sheet.write(words.title, title, { size: 13, face: Face.bold });
  return title.y + sheet.write(`${words.term} ${number}, ${year}`, title, { size: 13, align: "right" }) + 6;
}

/** Whose card it is, in two rows of labelled texts. */
export function drawLearner({ sheet, card, words }: CardDrawing, top: number): number {
  const { name, admissionNumber, className, upi, sex, residence } = card.learner;
  const rows = [
    [
      [0.55, words.name, name],
      [0.2, words.admission, admissionNumber],
      [0.25, words.class, className],
    ],
    [
      [0.55, words.classTeacher, card.classTeacher?.by ?? ""],
      [0.2, words.residence, residence === "B" ? words.boarding : words.day],
      [0.25, upi === null ? words.sex : words.upi, upi ?? sexOf(sex, words)],
    ],
  ] as const;
  let y = top;
  for (const [index, row] of rows.entries()) {
    let x = MARGIN;
    let height = 0;
    for (const [share, label, text] of row) {
      const width = sheet.width * share - 8;
      sheet.write(label, { x, y, width }, { size: 7, ink: INK.soft });
      const style = { size: index === 0 ? 11 : 9.5, face: index === 0 ? Face.bold : Face.plain };
      height = Math.max(height, sheet.write(text === "" ? "-" : text, { x, y: y + 9, width }, style));
      x += sheet.width * share;
    }
    y += 9 + height + 6;
  }
  return y + 2;
}

const sexOf = (sex: "F" | "M" | null, words: CardDrawing["words"]): string =>
  sex === null ? "" : sex === "F" ? words.girl : words.boy;
