import { writeXlsx } from "hucre/xlsx";
import { expect, it } from "vitest";
import { readBook, writeBook } from "./score-workbook";

it("brings a table back from a workbook as it was written, with the zeros of admission numbers", async () => {
  const table = [
    ["Adm. no.", "Name", "Mathematics, End of term (100) #340", "Kiswahili, Insha #7"],
    ["0045", "=Achieng", "67.5", "ME1"],
    ["AP/7", "Barasa", "", "AB"],
  ];
  const rows = await readBook(await writeBook("Marks: Grade 7 [East]/2026 and more than a sheet's name holds", table));
  expect(rows).toEqual([
    { line: 1, cells: table[0] },
    { line: 2, cells: table[1] },
    { line: 3, cells: table[2] },
  ]);
});

it("tells a formula by its text, not by what it came to", async () => {
  const book = await writeXlsx({
    sheets: [
      {
        name: "Marks",
        rows: [
          ["Adm", "Name", "#340"],
          ["0045", "Achieng", null],
        ],
        cells: new Map([["1,2", { value: 90, formula: "SUM(A1:A9)", formulaResult: 90 }]]),
      },
    ],
  });
  expect((await readBook(book))[1]?.cells[2]).toBe("=SUM(A1:A9)");
});

it("reads no workbook from what is none", async () => {
  await expect(readBook(new TextEncoder().encode("PK and nothing more"))).rejects.toThrow();
});
