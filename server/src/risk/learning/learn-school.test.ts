import { expect, test } from "vitest";
import { learningRows } from "../../../test/risk/learning-rows.js";
import { trainModel } from "../model/train-model.js";
import { writeModel } from "../model/model-text.js";
import type { SchoolRecords } from "../records/school-records.js";
import type { SchoolDay } from "../../values/school-day.js";
import { handRows } from "./hand-rows.js";
import { hashRows } from "./hash-rows.js";
import { joinPool } from "./join-pool.js";
import { learnSchool } from "./learn-school.js";
import { pickRows } from "./learning-rows.js";

const today = "2026-09-16" as SchoolDay;
const none = { terms: [], classes: [], learners: [], assessments: [] };
const records: SchoolRecords = { readOn: today, ...none, days: new Int32Array(), cells: new Uint8Array() };
const given = learningRows({ seed: 1, learners: 36, terms: 5, strength: 2, middle: -2 });
const pooled = [1, 2, 3].flatMap((school) => handRows(given).map((row) => ({ ...row, school })));

test("what was learnt from the rows of a school that has left scores no more, although enough others are in the pool", () => {
  const own = pickRows(given, []);
  const joined = joinPool(own, pooled)!;
  const text = writeModel(trainModel({ features: given.features, labels: given.labels, seed: 1, trees: 2 }).model);
  const scoring = { basis: "pool", model: text, proof: text, card: JSON.stringify({ warnings: [] }) } as const;
  const learnAt = (departures: number) => {
    const promoted = { ...scoring, highFrom: 0.2, mediumFrom: 0.1, departures: 0 };
    const order = { today, date: new Date(), seed: 1, heldTerm: null, pools: true, handed: 0, promoted, departures };
    // Nothing new is learnt, so that what becomes of the old is seen alone.
    const { by, retires } = learnSchool(records, pooled, { ...order, known: [hashRows(joined)] }, () => {});
    return [by, retires];
  };
  expect(learnAt(0)).toEqual(["promoted", false]);
  expect(learnAt(1)).toEqual(["rules", true]);
});
