import type { CardContent } from "../cards/card-content.js";
import { tenths, hundredths } from "./card-figures.js";
import { type Box, Face, INK, MARGIN } from "./card-sheet.js";
import type { CardDrawing } from "./draw-card.js";

const HEIGHT = 66;
const GAP = 20;

/** Attendance, and beside it how earlier terms ended, where there are any. */
export function drawFigures(drawing: CardDrawing, top: number): number {
  const { sheet, card } = drawing;
  const y = drawing.room(top, HEIGHT);
  const points = trendOf(card);
  const width = points.length > 1 ? (sheet.width - GAP) / 2 : sheet.width;
  drawAttendance(drawing, { x: MARGIN, y, width });
  if (points.length > 1) drawTrend(drawing, points, { x: MARGIN + width + GAP, y, width });
  return y + HEIGHT;
}

function drawAttendance({ sheet, card, words }: CardDrawing, { x, y, width }: Box): void {
  const { sessions, present, late, absent, excused } = card.attendance;
  sheet.write(words.attendance, { x, y, width }, { face: Face.bold, size: 9 });
  const figures = [
    [words.sessions, sessions],
    [words.present, present],
    [words.late, late],
    [words.absent, absent],
    [words.excused, excused],
  ] as const;
  const each = width / figures.length;
  figures.forEach(([label, count], index) => {
    const box = { x: x + index * each, y: y + 15, width: each - 3 };
    sheet.write(String(count), box, { size: 12, face: Face.bold });
    sheet.write(label, { ...box, y: y + 30 }, { size: 7, ink: INK.soft });
  });
  const { doc } = sheet;
  if (sessions === 0) return;
  const full = Math.min(width, 240);
  doc
    .rect(x, y + 44, full, 6)
    .lineWidth(0.5)
    .strokeColor(INK.line)
    .stroke();
  const there = Math.min(1, (present + late) / sessions);
  doc
    .rect(x, y + 44, full * there, 6)
    .fillColor(INK.soft)
    .fill();
  sheet.write(`${Math.round(there * 100)}%`, { x: x + full + 4, y: y + 43, width: 40 }, { size: 8 });
}

type Point = { readonly label: string; readonly value: number; readonly said: string };

/** The means of earlier terms and of this one: of points where there are any, else of percents. */
function trendOf({ trend, summary, term }: CardContent): Point[] {
  const all = [...trend, { year: term.year, term: term.number, ...summary }];
  const byPoints = all.every(({ points }) => points !== null);
  return all.flatMap(({ year, term: number, percent, points, grade }) => {
    const value = byPoints ? points : percent;
    if (value === null) return [];
    const said = byPoints ? (grade ?? hundredths(value)) : `${tenths(value)}%`;
    return [{ label: `${number}/${year}`, value, said }];
  });
}

/** A line from term to term, each point with what it stands for. */
function drawTrend({ sheet, words }: CardDrawing, points: readonly Point[], { x, y, width }: Box): void {
  sheet.write(words.trend, { x, y, width }, { face: Face.bold, size: 9 });
  const { doc } = sheet;
  const [top, bottom] = [y + 26, y + 46];
  const values = points.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const step = width / points.length;
  const at = points.map(({ value }, index) => ({
    x: x + step * (index + 0.5),
    y: high === low ? (top + bottom) / 2 : bottom - ((value - low) / (high - low)) * (bottom - top),
  }));
  at.forEach((place, index) => (index === 0 ? doc.moveTo(place.x, place.y) : doc.lineTo(place.x, place.y)));
  doc.lineWidth(1).strokeColor(INK.soft).stroke();
  points.forEach(({ label, said }, index) => {
    const place = at[index]!;
    doc.circle(place.x, place.y, 2.2).fillColor(INK.dark).fill();
    const box = { x: place.x - step / 2, width: step };
    sheet.write(said, { ...box, y: place.y - 11 }, { size: 7.5, face: Face.bold, align: "center" });
    sheet.write(label, { ...box, y: bottom + 6 }, { size: 7, ink: INK.soft, align: "center" });
  });
}
