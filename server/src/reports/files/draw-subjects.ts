import type { CardContent, CardSubject } from "../cards/card-content.js";
import { change, score } from "./card-figures.js";
import { Face, INK, MARGIN } from "./card-sheet.js";
import type { CardWords } from "./card-words.js";
import type { CardDrawing } from "./draw-card.js";

type Column = {
  readonly head: string;
  readonly width: number;
  readonly align: "left" | "center";
  readonly bold?: true;
  text(subject: CardSubject): string;
  /** Said below, in small letters. */
  below?(subject: CardSubject): string;
};

const PAD = 4;
const NARROW = 40;

/** The table of subjects, a row each, however many lines its texts take. */
export function drawSubjects(drawing: CardDrawing, top: number): number {
  const { sheet, card, words } = drawing;
  if (card.subjects.length === 0) {
    const box = { x: MARGIN, y: top, width: sheet.width };
    return top + sheet.write(words.noResults, box, { face: Face.slanted }) + 10;
  }
  const columns = columnsOf(card, words, sheet.width);
  let y = drawHeads(drawing, columns, top);
  card.subjects.forEach((subject, index) => {
    const height = heightOf(drawing, columns, subject);
    const at = drawing.room(y, height);
    y = at === y ? y : drawHeads(drawing, columns, at);
    if (index % 2 === 1) sheet.shade({ x: MARGIN, y, width: sheet.width }, height);
    drawRow(drawing, columns, subject, y);
    y += height;
  });
  sheet.rule(y, { ink: INK.dark });
  return y + 8;
}

function columnsOf(card: CardContent, words: CardWords, width: number): Column[] {
  const { curriculum, exams, subjects } = card;
  const isCbe = curriculum === "cbe";
  const hasPercent = subjects.some(({ percent }) => percent !== null);
  const hasChange = subjects.some((subject) => subject.change !== null);
  const hasRemarks = subjects.some(({ remark, teacher }) => remark !== null || teacher !== "");
  const narrow = (head: string, text: Column["text"], bold?: true): Column => ({
    head,
    text,
    width: exams.length > 4 ? NARROW - 4 : NARROW,
    align: "center",
    ...(bold && { bold }),
  });
  const figures = [
    ...exams.map((exam, index) => narrow(exam, ({ scores }) => score(scores[index] ?? ""))),
    ...(hasPercent ? [narrow(words.mean, ({ percent }) => (percent === null ? "-" : String(percent / 10)))] : []),
    narrow(isCbe ? words.level : words.grade, ({ label }) => label ?? "-", true),
    narrow(words.points, ({ points }) => (points === null ? "-" : String(points))),
    ...(hasChange ? [narrow(words.change, (subject) => (subject.change === null ? "" : change(subject.change)))] : []),
  ];
  const left = width - figures.reduce((sum, column) => sum + column.width, 0);
  const name: Column = {
    head: isCbe ? words.learningArea : words.subject,
    width: hasRemarks ? left * 0.5 : left,
    align: "left",
    text: (subject) => subject.name,
  };
  const remark: Column = {
    head: words.remark,
    width: left * 0.5,
    align: "left",
    text: (subject) => subject.remark ?? "",
    below: ({ teacher }) => teacher,
  };
  return [name, ...figures, ...(hasRemarks ? [remark] : [])];
}

function drawHeads({ sheet }: CardDrawing, columns: readonly Column[], top: number): number {
  const style = { size: 7.5, face: Face.bold } as const;
  const height = Math.max(...columns.map(({ head, width }) => sheet.heightOf(head, width - PAD, style))) + 2 * PAD;
  sheet.rule(top, { ink: INK.dark, weight: 1 });
  let x = MARGIN;
  for (const { head, width, align } of columns) {
    const own = sheet.heightOf(head, width - PAD, style);
    sheet.write(head, { x: x + PAD / 2, y: top + height - PAD - own, width: width - PAD }, { ...style, align });
    x += width;
  }
  sheet.rule(top + height, { ink: INK.dark });
  return top + height;
}

function drawRow({ sheet }: CardDrawing, columns: readonly Column[], subject: CardSubject, top: number): void {
  let x = MARGIN;
  for (const { width, align, bold, text, below } of columns) {
    const box = { x: x + PAD / 2, y: top + PAD, width: width - PAD };
    const said = text(subject);
    const size = align === "left" && below ? 8 : 9;
    const height = said === "" ? 0 : sheet.write(said, box, { size, align, face: bold ? Face.bold : Face.plain });
    const small = below?.(subject) ?? "";
    if (small !== "") sheet.write(small, { ...box, y: box.y + height }, { size: 7, ink: INK.soft });
    x += width;
  }
}

function heightOf({ sheet }: CardDrawing, columns: readonly Column[], subject: CardSubject): number {
  const heights = columns.map(({ width, align, bold, text, below }) => {
    const said = text(subject);
    const small = below?.(subject) ?? "";
    const size = align === "left" && below ? 8 : 9;
    const face = bold ? Face.bold : Face.plain;
    const height = said === "" ? 0 : sheet.heightOf(said, width - PAD, { size, face });
    return height + (small === "" ? 0 : sheet.heightOf(small, width - PAD, { size: 7 }));
  });
  return Math.max(...heights, 10) + 2 * PAD;
}
