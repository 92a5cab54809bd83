import { expect, test } from "vitest";
import type { ReasonId } from "../../values/ids";
import type { Mark } from "../../values/mark";
import { decodeReasonLine } from "../../values/school-lines";
import { fittingReasons } from "./fitting-reasons";

const REASONS = [
  decodeReasonLine("x3", "menstruation|Menstruation|Hedhi|ALE"),
  decodeReasonLine("x2", "weather|Weather|Hali ya hewa|L"),
  decodeReasonLine("x1", "illness|Illness|Ugonjwa|AE"),
];
const ABSENT: Mark = { status: "A" };

type Case = { sex: "M" | "F" | ""; mark: Mark; offered: string[] };
const cases: Case[] = [
  { sex: "F", mark: ABSENT, offered: ["illness", "menstruation"] },
  { sex: "", mark: ABSENT, offered: ["illness", "menstruation"] },
  { sex: "M", mark: ABSENT, offered: ["illness"] },
  { sex: "M", mark: { ...ABSENT, reasonId: 3 as ReasonId }, offered: ["illness", "menstruation"] },
  { sex: "M", mark: { status: "L" }, offered: ["weather"] },
];

test.each(cases)("a boy is never asked about menstruation: $sex, $mark", ({ sex, mark, offered }) => {
  expect(fittingReasons(REASONS, { sex }, mark).map(({ code }) => code)).toEqual(offered);
});
