import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { AssessmentFaultCode } from "../../../server/src/assessment/assessment-fault.js";
import { ASSESSMENT_REFUSALS } from "../../../server/src/assessment/assessment-refusal.js";
import { STAFF_REFUSALS } from "../../../server/src/identity/staff-refusal.js";
import { LIFE_REFUSALS } from "../../../server/src/life/life-refusal.js";
import { WORKBOOK_REFUSALS } from "../../../server/src/platform/spreadsheet/workbook-refusal.js";
import { RiskRefusal } from "../../../server/src/risk/risk-refusal.js";
import { LIST_REFUSALS } from "../../../server/src/schools/import/list-refusal.js";
import { SCHOOL_REFUSALS } from "../../../server/src/schools/school-refusal.js";
import { lifeRefusals } from "../../src/i18n/life-refusals";
import { listRefusals } from "../../src/i18n/list-refusals";
import { marksRefusals } from "../../src/i18n/marks-refusals";
import { riskRefusals } from "../../src/i18n/risk-refusals";
import { schoolRefusals } from "../../src/i18n/school-refusals";
import { syncTray } from "../../src/i18n/sync-tray";

type Sentences = Readonly<Record<string, readonly [code: string, english: string]>>;

/** What the server says for each reason, and the words the app has for it; the language of the app's is tested beside it. */
const rooms: [room: string, said: Sentences, words: Readonly<Record<string, string>>][] = [
  ["schools", SCHOOL_REFUSALS, schoolRefusals.en],
  ["life and staff", { ...LIFE_REFUSALS, ...STAFF_REFUSALS }, lifeRefusals.en],
  ["marks", ASSESSMENT_REFUSALS, marksRefusals.en],
  ["lists", { ...LIST_REFUSALS, ...WORKBOOK_REFUSALS }, listRefusals.en],
];

describe("why the server refuses", () => {
  it.each(rooms)(
    "%s: the app has words for every reason, and says in English what the server says",
    (_room, said, words) => {
      expect(words).toEqual(Object.fromEntries(Object.entries(said).map(([reason, [, english]]) => [reason, english])));
    },
  );

  it("risk: the app has words for every reason", () => {
    expect(Object.keys(riskRefusals.en).toSorted()).toEqual(Object.values<string>(RiskRefusal).toSorted());
  });

  it("scores: the tray has words for every code with which a sheet refuses what a phone says", () => {
    const told = Object.keys(syncTray.en);
    expect(Object.values(AssessmentFaultCode).filter((code) => !told.includes(`why${code}`))).toEqual([]);
  });

  it("no two rooms mean different things by one reason", () => {
    const reasons = [...rooms.flatMap(([, said]) => Object.keys(said)), ...Object.values<string>(RiskRefusal)];
    expect(reasons.filter((reason, index) => reasons.indexOf(reason) !== index)).toEqual([]);
  });

  it("no value takes the place of the code or the reason", () => {
    const sentences = rooms.flatMap(([, said]) => Object.values(said).map(([, english]) => english));
    expect(sentences.filter((english) => /\{(code|reason)\}/.test(english))).toEqual([]);
  });

  /** What is told on a command line, at sign-in, in the answer to a download, or to whoever builds on the API. */
  const TOLD_OTHERWISE = [
    // Its reason has words; beside it whoever builds on the API is told each fault of the rule.
    "assessment/scales/save-scale.ts",
    "schools/exports/list-routes.ts",
    "schools/guardian-sign-in/send-sign-in-code.ts",
    "schools/guardian-sign-in/sign-in-with-code.ts",
    "schools/import/import-file.ts",
    "schools/import/no-school-yet.ts",
  ];
  it("nothing about marks, learners, lists and staff is refused without a reason", () => {
    const src = fileURLToPath(new URL("../../../server/src/", import.meta.url));
    const files = globSync(["{assessment,schools,life,platform/spreadsheet}/**/*.ts", "identity/*{staff,admin}*.ts"], {
      cwd: src,
    });
    expect(files.length).toBeGreaterThan(150);
    const bare = files.filter((file) => readFileSync(src + file, "utf8").includes("new Refusal("));
    expect(bare.toSorted()).toEqual(TOLD_OTHERWISE);
  });
});
