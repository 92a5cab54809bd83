import { describe, expect, it } from "vitest";
import vectors from "../../../test/fixtures/wire/feed-columns.json" with { type: "json" };
import { byKey, toColumns } from "./feed-columns.js";

const itemsOf = (pairs: string[][]) => pairs.map(([item, line]) => ({ item: item!, line: line! }));

describe("feed columns", () => {
  it.each(vectors.valid)("turns around $name", ({ items, columns }) => {
    expect(toColumns(itemsOf(items))).toEqual(columns);
  });

  it("puts like beside like, by number and by day", () => {
    const keys = ["r261123m", "l10", "s", "l9", "r261123a", "v", "l1", "r260105m"];
    const sorted = itemsOf(keys.map((key) => [key, "x"])).sort(byKey);
    expect(sorted.map(({ item }) => item)).toEqual(["l1", "l9", "l10", "r260105m", "r261123a", "r261123m", "s", "v"]);
  });
});
