import { expect, test } from "vitest";
import { findLearners } from "./find-learners";

const LEARNERS = [
  { name: "Achieng' Otieno", admissionNumber: "7012" },
  { name: "José Mwangi Kamau", admissionNumber: "7130" },
  { name: "Wanjiku Kamau", admissionNumber: "7013" },
];

type Case = { typed: string; found: string[] };
const cases: Case[] = [
  { typed: "", found: ["7012", "7130", "7013"] },
  { typed: "  ", found: ["7012", "7130", "7013"] },
  { typed: "kamau", found: ["7130", "7013"] },
  { typed: "KAMAU wanj", found: ["7013"] },
  { typed: "jose", found: ["7130"] },
  { typed: "achieng otieno", found: ["7012"] },
  { typed: "701", found: ["7012", "7013"] },
  { typed: "nobody", found: [] },
];

test.each(cases)("'$typed' finds $found", ({ typed, found }) => {
  expect(findLearners(LEARNERS, typed).map((learner) => learner.admissionNumber)).toEqual(found);
});
