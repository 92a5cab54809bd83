import { readXlsx } from "hucre/xlsx";
import { writeXlsx } from "hucre/xlsx";
import type { SheetRow } from "../../values/parse-csv";

const MAX_ROWS = 2000;
const NUMBER = /^\d+(?:\.\d+)?$/;

/** A table as a workbook: marks as numbers, all else as text, so that an admission number keeps its zeros. */
export async function writeBook(
  title: string,
  [head = [], ...rows]: readonly (readonly string[])[],
): Promise<Uint8Array> {
  const [, , ...columns] = head;
  return writeXlsx({
    sheets: [
      {
        name: title.replace(/[\\/?*[\]:']/g, " ").slice(0, 31),
        columns: [{ width: 12 }, { width: 28 }, ...columns.map(() => ({ width: 20 }))],
        freezePane: { rows: 1, columns: 2 },
        rows: [head, ...rows].map((cells) =>
          cells.map((cell, at) => (at > 1 && NUMBER.test(cell) ? Number(cell) : cell === "" ? null : cell)),
        ),
      },
    ],
  });
}

/** The rows of a workbook's first sheet; of a formula its text, so that it is taken for no mark. */
export async function readBook(bytes: Uint8Array): Promise<SheetRow[]> {
  const [sheet] = (await readXlsx(bytes, { sheets: [0], maxRows: MAX_ROWS })).sheets;
  return (sheet?.rows ?? []).flatMap((row, index) => {
    const cells = row.map((value, at) => {
      const formula = sheet?.cells?.get(`${index},${at}`)?.formula;
      return formula === undefined ? textOf(value) : `=${formula}`;
    });
    return cells.some(Boolean) ? [{ line: index + 1, cells }] : [];
  });
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value).trim();
}
