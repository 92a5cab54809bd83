import type { CardSubject } from "../cards/card-content.js";
import { type Box, Face } from "./card-sheet.js";
import type { CardDrawing } from "./draw-card.js";

const GAP = 10;
const MOVE = { size: 7.5, face: Face.bold } as const;
const REMARK = { size: 8, face: Face.slanted } as const;

/**
 * How a subject's level moved and what its teacher says, below its figures: in one line where both fit into it. Tells how
 * high it is; nothing is written without a `y`.
 */
export function drawSubjectNote(drawing: CardDrawing, subject: CardSubject, box: Omit<Box, "y">, y?: number): number {
  const { sheet } = drawing;
  const { move, remark } = subject;
  const place = (text: string, at: Omit<Box, "y">, top: number, style: typeof MOVE | typeof REMARK): number =>
    y === undefined ? sheet.heightOf(text, at.width, style) : sheet.write(text, { ...at, y: y + top }, style);
  const first = move === null ? 0 : place(move, box, 0, MOVE);
  if (remark === null) return first;
  const indent = move === null ? 0 : sheet.widthOf(move, MOVE) + GAP;
  if (indent + sheet.widthOf(remark, REMARK) > box.width) return first + place(remark, box, first, REMARK);
  return Math.max(first, place(remark, { x: box.x + indent, width: box.width - indent }, 0, REMARK));
}
