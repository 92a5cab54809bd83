import fc from "fast-check";
import { describe, expect, it } from "vitest";
import cells from "../../test/fixtures/wire/cells.json" with { type: "json" };
import scoreVectors from "../../test/fixtures/wire/score-operations.json" with { type: "json" };
import vectors from "../../test/fixtures/wire/operations.json" with { type: "json" };
import { anyOperation } from "../../test/sync/arbitrary-operation.js";
import { encodeOperation } from "../../test/sync/encode-operation.js";
import { encodeCell, parseCells } from "../attendance/cell.js";
import { parseOperation } from "./parse-operation.js";

type WireCell = { position: number; status: string; reasonId?: number; minutesLate?: number };

const cellOf = ({ position, status, reasonId, minutesLate }: WireCell) =>
  ({ position, mark: { status, reason: reasonId ?? null, minutesLate: minutesLate ?? null }, other: null }) as never;

const operationOf = ({ cells, cell, ...said }: { cells?: WireCell[]; cell?: WireCell }) => ({
  ...said,
  ...(cells && { cells: cells.map(cellOf) }),
  ...(cell && { cell: cellOf(cell) }),
});

describe("cells", () => {
  it.each(cells.valid)("reads and writes $name", ({ text, cell }) => {
    expect(parseCells(text, 1)).toEqual([cellOf(cell)]);
    expect(encodeCell(cellOf(cell))).toBe(text);
  });

  it.each(cells.invalid)("refuses $reason: '$text'", ({ text }) => {
    expect(parseCells(text, 1) ?? []).toEqual([]);
  });
});

describe("operations", () => {
  it.each(vectors.valid)("reads and writes $name", ({ text, operation }) => {
    const parsed = parseOperation(text);
    expect(parsed).toEqual({ ok: true, operation: operationOf(operation) });
    expect(parsed.ok && encodeOperation(parsed.operation)).toBe(text);
  });

  it.each(scoreVectors.valid)("reads and writes $name", ({ text, operation }) => {
    const parsed = parseOperation(text);
    expect(parsed).toEqual({ ok: true, operation });
    expect(parsed.ok && encodeOperation(parsed.operation)).toBe(text);
  });

  it.each([...scoreVectors.invalid, ...scoreVectors.invalidHow])("refuses $reason", ({ text }) => {
    expect(parseOperation(text)).toMatchObject({ ok: false, code: "MALFORMED" });
  });

  it.each(vectors.unknown)("keeps the counter of $name", ({ text, counter, code }) => {
    expect(parseOperation(text)).toEqual({ ok: false, counter, code });
  });

  it.each(vectors.invalid)("refuses $reason", ({ text }) => {
    expect(parseOperation(text)).toMatchObject({ ok: false, code: "MALFORMED" });
  });

  it.each<[string, number | null]>([
    ["7 r 12 261123m 3 P 512 x", 7],
    [`7 r 12 261123m 3 P${"A1".repeat(2000)} 512 1`, 7],
    ["7", 7],
    ["x r", null],
    ["", null],
    ["0 r 12", null],
    ["99999999999 r", null],
  ])("tells the counter of %j when it can be read", (text, counter) => {
    expect(parseOperation(text)).toEqual({ ok: false, counter, code: "MALFORMED" });
  });

  it("reads back every operation that fits as it was written", () => {
    fc.assert(
      fc.property(anyOperation, (operation) => {
        const text = encodeOperation(operation);
        const expected = text.length <= 2048 ? { ok: true, operation } : { ok: false };
        expect(parseOperation(text)).toMatchObject(expected);
      }),
    );
  });

  it("never reads a line that it would write differently, and never throws", () => {
    const almost = fc.stringMatching(
      /^[1-9]\d? [rf] 1[0-9]? 26(0\d|1[0-2])(0\d|2\d|3[01])[ma] 1 [PN]([ALP]\d{1,2}(\.\d)?(@\d{1,3})?){0,3} 0 1$/,
    );
    const mangled = fc
      .tuple(anyOperation, fc.nat(), fc.string({ maxLength: 3, unit: "binary" }))
      .map(([operation, at, put]) => {
        const text = encodeOperation(operation);
        const place = at % text.length;
        return text.slice(0, place) + put + text.slice(place + 1);
      });
    const almostScores = fc.stringMatching(
      /^[1-9] s 1 [1-9] 1 (@\d{1,2}:)?(\d\d|[AX-]|\((\d{1,3}(\.\d)?|[EMAB]E[123]?)\)){1,4} 0 1$/,
    );
    const anything = fc.oneof(almost, almostScores, mangled, fc.string({ unit: "binary" }));
    fc.assert(
      fc.property(anything, (text) => {
        const parsed = parseOperation(text);
        if (parsed.ok) expect(encodeOperation(parsed.operation)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});
