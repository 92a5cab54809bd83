import { describe, expect, it } from "vitest";
import vectors from "../../../test/fixtures/wire/report-cards.json" with { type: "json" };
import type { CardContent } from "./card-content.js";
import { MOST_LETTERS } from "../remarks/remark-kind.js";
import { decodeCard, encodeCard, toDeviceLine } from "./card-line.js";

const cards = vectors as unknown as { name: string; line: string; card: CardContent }[];
const { card } = cards[0]!;

/** As long as everything may be that people write. */
function longest(subjectCount: number): CardContent {
  const subject = {
    name: "s".repeat(60),
    teacher: "t".repeat(60),
    scores: Array<string>(6).fill("99.5/100"),
    percent: 1000,
    label: "ABCDE",
    points: 100,
    change: -1000,
    move: "kimeshuka kutoka ABCDE (pointi -100)",
    remark: "r".repeat(60),
  };
  const remark = { text: "x".repeat(240), by: "y".repeat(120) };
  return {
    ...card,
    exams: Array<string>(6).fill("e".repeat(60)),
    subjects: Array.from({ length: subjectCount }, () => subject),
    classTeacher: remark,
    head: remark,
    scale: Array.from({ length: 12 }, () => ({ label: "ABCDE", from: 1000, points: 100 })),
  };
}

describe.each(cards)("$name", ({ line, card: said }) => {
  it("is written as devices read it, and read as it was written", () => {
    expect(encodeCard(said)).toBe(line);
    expect(decodeCard(line)).toEqual(said);
  });

  it("has no sign in it that parts a line's fields", () => {
    expect(line).not.toMatch(/[|\n\r]/);
  });
});

it("of fourteen subjects as people name them fits the feed whole", () => {
  const subjects = Array.from({ length: 14 }, (_, index) => ({
    ...card.subjects[0]!,
    name: "Christian Religious Education",
    teacher: "Wanjiku Kamau wa Njoroge",
    scores: ["67", "41/50", "88"],
    change: null,
    move: "kimeshuka kutoka ME2 (pointi -1)",
    remark: `Anahitaji msaada na mazoezi ya kila siku nyumbani na shule ${index}`.slice(0, MOST_LETTERS.subject),
  }));
  const whole = {
    ...card,
    exams: ["Opener", "Mid-term", "End-term"],
    since: "Ikilinganishwa na Muhula wa 1, 2026",
    subjects,
  };
  expect(decodeCard(toDeviceLine(whole))).toEqual(whole);
});

it("that is too long leaves out the remarks on subjects first, and always fits", () => {
  const line = toDeviceLine(longest(14));
  expect(line.length).toBeLessThanOrEqual(4000);
  const { subjects, head } = decodeCard(line);
  expect([subjects.length, subjects[0]!.remark, head?.text.length]).toEqual([14, null, 240]);
  const many = toDeviceLine(longest(30));
  expect([many.length <= 4000, decodeCard(many).subjects.length]).toEqual([true, 30]);
  const all = toDeviceLine(longest(100));
  expect([all.length <= 4000, decodeCard(all).subjects.length]).toEqual([true, 40]);
});

it.each([
  ["no JSON", "{"],
  ["another version", JSON.stringify({ ...JSON.parse(cards[0]!.line), v: 2 })],
  ["something unknown in it", JSON.stringify({ ...JSON.parse(cards[0]!.line), z: 1 })],
  ["half a mark", JSON.stringify({ ...JSON.parse(cards[0]!.line), f: 0.5 })],
])("is refused with %s", (_name, line) => {
  expect(() => decodeCard(line)).toThrow();
});
