import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LearnerId } from "../../values/ids.js";
import { editDistance } from "./edit-distance.js";
import { type Candidate, suggestLearners } from "./suggest-learners.js";

const akinyi = { id: 1, name: "Rose Akinyi Odhiambo" };
const kamau = { id: 2, name: "Peter Kamau" };
const learner = (id: number, admissionNumber: string, name: string, guardians = [kamau]): Candidate => ({
  learnerId: id as LearnerId,
  admissionNumber,
  name,
  guardians,
});
const SCHOOL = [
  learner(1, "ADM/0171", "Amina Odhiambo", [akinyi]),
  learner(2, "ADM/0172", "Brian Odhiambo", [akinyi]),
  learner(3, "ADM/0999", "Wangũi Kamau"),
  learner(4, "17", "Brian Otieno", []),
];

const suggest = (narration: string | null, payer: string | null = null, earlier: number[] = []) =>
  suggestLearners({ narration, payer, earlier: new Set(earlier as LearnerId[]) }, SCHOOL).map(
    ({ learnerId, grounds }) => [learnerId, ...grounds.map(({ reason, slips }) => reason + (slips ?? ""))].join(" "),
  );

describe("suggestLearners", () => {
  it.each([
    ["adm 171", ["1 number", "2 sibling"]],
    ["ADM-0171 AMINA", ["1 number name", "2 sibling"]],
    ["0717", []],
    ["ADM0117", ["1 near-number1", "2 near-number2 sibling"]],
    ["ADM 0999", ["3 number"]],
    ["karo ya wangui kamau", ["3 name"]],
    ["Brian Odhiambo", ["2 name", "1 name sibling", "4 name"]],
    ["17", ["4 number"]],
    ["ADM/17", ["4 number"]],
    ["18", []],
    ["", []],
    ["0712345678", []],
  ])("suggests by what was written: %s", (narration, expected) => expect(suggest(narration)).toEqual(expected));

  it("takes nobody's phone number for a reason", () => {
    expect(suggest(null, "254712345678")).toEqual([]);
    expect(suggest("254712345678", "+254712345678")).toEqual([]);
  });

  it("knows a payer by the name of a guardian, and by whom they paid for before", () => {
    expect(suggest(null, "ROSE ODHIAMBO")).toEqual(["1 guardian", "2 guardian"]);
    expect(suggest(null, "JOHN MWANGI", [3])).toEqual(["3 earlier"]);
    expect(suggest(null, "JOHN", [])).toEqual([]);
  });
});

it("editDistance counts a slip of each kind as one, both ways, and stops counting beyond its limit", () => {
  const text = fc.stringMatching(/^[A-D0-3]{0,7}$/);
  expect(["0171", "0711", "171", "01717", "0172", "9999"].map((other) => editDistance("0171", other, 2))).toEqual([
    0, 1, 1, 1, 1, 3,
  ]);
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(editDistance(a, b, 9)).toBe(editDistance(b, a, 9));
      expect(editDistance(a, b, 2)).toBe(Math.min(editDistance(a, b, 9), 3));
      expect(editDistance(a, b, 9) === 0).toBe(a === b);
    }),
  );
});
