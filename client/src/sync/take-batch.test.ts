import { expect, it } from "vitest";
import type { OutboxRow } from "../db/asili-db";
import { MAX_OPERATIONS, takeBatch } from "./take-batch";

const rows = (count: number, length: number) =>
  Array.from({ length: count }, (_, n) => ({ n: n + 1, text: "x".repeat(length) }) as unknown as OutboxRow);

it("takes no more than it is told", () => {
  expect(takeBatch(rows(300, 40), MAX_OPERATIONS)).toHaveLength(200);
  expect(takeBatch(rows(3, 40), MAX_OPERATIONS)).toHaveLength(3);
  expect(takeBatch([], MAX_OPERATIONS)).toEqual([]);
});

it("takes no more than 32 KiB, and always something", () => {
  expect(takeBatch(rows(200, 1021), MAX_OPERATIONS)).toHaveLength(32);
  expect(takeBatch(rows(2, 40_000), MAX_OPERATIONS)).toHaveLength(1);
});
