import { expect, test } from "vitest";
import { parseSchoolDay } from "../../values/school-day";
import { proposeParts } from "./propose-parts";

test("the parts of a plan make up what is owed to the cent, a month apart", () => {
  expect(proposeParts(1_000_050, 3, parseSchoolDay("2026-01-05"))).toEqual([
    { day: "2026-02-04", cents: 333_300 },
    { day: "2026-03-06", cents: 333_300 },
    { day: "2026-04-05", cents: 333_450 },
  ]);
});
