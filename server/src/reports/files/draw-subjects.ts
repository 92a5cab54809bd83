import type { CardContent, CardSubject } from "../cards/card-content.js";
import { change, score } from "./card-figures.js";
import { Face, INK, MARGIN } from "./card-sheet.js";
import type { CardWords } from "./card-words.js";
import type { CardDrawing } from "./draw-card.js";
import { drawSubjectNote } from "./draw-subject-note.js";

type Column = {
  readonly head: string;
  readonly bold?: true;
  text(subject: CardSubject): string;
};

/** The subjects' names take the left side; their figures share the right one, with what is said of each below them. */
type Table = { readonly left: number; readonly each: number; readonly figures: readonly Column[] };

const PAD = 3;
const LINE = 11;
const NAME = { size: 9 } as const;
const FIGURE = { size: 9 } as const;
const TEACHER = { size: 7, ink: INK.soft } as const;
const HEAD = { size: 7.5, face: Face.bold } as const;
/** What names are given at least and at most of the width. */
const NAMES = [150, 175] as const;
const NARROW = 40;

/** The table of subjects, a row each, however many lines its texts take. */
export function drawSubjects(drawing: CardDrawing, top: number): number {
  const { sheet, card, words } = drawing;
  if (card.subjects.length === 0) {
    const box = { x: MARGIN, y: top, width: sheet.width };
    return top + sheet.write(words.noResults, box, { face: Face.slanted }) + 10;
  }
  const table = tableOf(card, words, sheet.width);
  let y = drawHeads(drawing, table, top);
  card.subjects.forEach((subject, index) => {
    const height = heightOf(drawing, table, subject);
    const at = drawing.room(y, height);
    y = at === y ? y : drawHeads(drawing, table, at);
    if (index % 2 === 1) sheet.shade({ x: MARGIN, y, width: sheet.width }, height);
    drawRow(drawing, table, subject, y);
    y += height;
  });
  sheet.rule(y, { ink: INK.dark });
  return drawSince(drawing, y + 3) + 5;
}

function tableOf(card: CardContent, words: CardWords, width: number): Table {
  const { curriculum, exams, subjects } = card;
  const isCbe = curriculum === "cbe";
  const hasPercent = subjects.some(({ percent }) => percent !== null);
  const hasChange = subjects.some((subject) => subject.change !== null);
  const figures: Column[] = [
    ...exams.map((exam, index) => ({ head: exam, text: ({ scores }: CardSubject) => score(scores[index] ?? "") })),
    ...(hasPercent
      ? [{ head: words.mean, text: ({ percent }: CardSubject) => (percent === null ? "-" : String(percent / 10)) }]
      : []),
    { head: isCbe ? words.level : words.grade, text: ({ label }) => label ?? "-", bold: true },
    { head: words.points, text: ({ points }) => (points === null ? "-" : String(points)) },
    ...(hasChange
      ? [{ head: words.change, text: (one: CardSubject) => (one.change === null ? "" : change(one.change)) }]
      : []),
  ];
  const [least, most] = NAMES;
  const left = Math.min(most, Math.max(least, width - figures.length * NARROW));
  return { left, each: (width - left) / figures.length, figures };
}

function drawHeads({ sheet, card, words }: CardDrawing, { left, each, figures }: Table, top: number): number {
  const name = card.curriculum === "cbe" ? words.learningArea : words.subject;
  const cells = [
    { head: name, x: MARGIN, width: left, align: "left" as const },
    ...figures.map(({ head }, index) => {
      return { head, x: MARGIN + left + index * each, width: each, align: "center" as const };
    }),
  ];
  const heights = cells.map(({ head, width }) => sheet.heightOf(head, width - PAD, HEAD));
  const height = Math.max(...heights) + 2 * PAD;
  sheet.rule(top, { ink: INK.dark, weight: 1 });
  cells.forEach(({ head, x, width, align }, index) => {
    const y = top + height - PAD - heights[index]!;
    sheet.write(head, { x: x + PAD / 2, y, width: width - PAD }, { ...HEAD, align });
  });
  sheet.rule(top + height, { ink: INK.dark });
  return top + height;
}

function drawRow(drawing: CardDrawing, table: Table, subject: CardSubject, top: number): void {
  const { sheet } = drawing;
  const { left, each, figures } = table;
  const name = { x: MARGIN + PAD / 2, y: top + PAD, width: left - PAD };
  const below = name.y + sheet.write(subject.name, name, NAME);
  if (subject.teacher !== "") sheet.write(subject.teacher, { ...name, y: below }, TEACHER);
  figures.forEach(({ bold, text }, index) => {
    const box = { x: MARGIN + left + index * each + PAD / 2, y: top + PAD, width: each - PAD };
    sheet.write(text(subject), box, { ...FIGURE, align: "center", face: bold ? Face.bold : Face.plain });
  });
  drawSubjectNote(drawing, subject, noteBox(drawing, left), top + PAD + figuresHeight(drawing, table, subject));
}

function heightOf(drawing: CardDrawing, table: Table, subject: CardSubject): number {
  const { sheet } = drawing;
  const { left } = table;
  const teacher = subject.teacher === "" ? 0 : sheet.heightOf(subject.teacher, left - PAD, TEACHER);
  const names = sheet.heightOf(subject.name, left - PAD, NAME) + teacher;
  const note = drawSubjectNote(drawing, subject, noteBox(drawing, left));
  return Math.max(names, figuresHeight(drawing, table, subject) + note) + 2 * PAD;
}

function figuresHeight({ sheet }: CardDrawing, { each, figures }: Table, subject: CardSubject): number {
  const heights = figures.map(({ text }) => sheet.heightOf(text(subject), each - PAD, FIGURE));
  return Math.max(...heights, LINE);
}

const noteBox = ({ sheet }: CardDrawing, left: number) => ({
  x: MARGIN + left + PAD / 2,
  width: sheet.width - left - PAD,
});

/** With which card the levels are compared. */
function drawSince({ sheet, card: { since } }: CardDrawing, y: number): number {
  if (since === null) return y;
  return y + sheet.write(since, { x: MARGIN, y, width: sheet.width }, { size: 7, ink: INK.soft });
}
