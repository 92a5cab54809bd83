import { decodeText } from "../../src/schools/import/decode-text.js";
import type { Fault } from "../../src/schools/import/fault.js";
import { LEARNER_LIST } from "../../src/schools/import/learner-list.js";
import type { Picture } from "../../src/schools/import/picture.js";
import { planRoster } from "../../src/schools/import/plan-roster.js";
import { readList } from "../../src/schools/import/read-list.js";
import { readTable } from "../../src/schools/import/read-table.js";
import type { RosterPlan } from "../../src/schools/import/roster-plan.js";
import type { SchoolDay } from "../../src/values/school-day.js";

export const TODAY = "2026-09-07" as SchoolDay;

const emptySchool: Picture = {
  today: TODAY,
  year: 2026,
  classes: [],
  classNames: new Map(),
  learners: new Map(),
  guardianNames: new Map(),
};

/** What a file would do in a school that has nothing yet, or in another. */
export const planOf = (file: string | Uint8Array, picture: Partial<Picture> = {}): RosterPlan =>
  planRoster(readTable(LEARNER_LIST, decodeText(typeof file === "string" ? new TextEncoder().encode(file) : file)), {
    ...emptySchool,
    ...picture,
  });

/** What a file of whatever form would do in a school that has nothing yet. */
export const planOfFile = async (file: Uint8Array): Promise<RosterPlan> =>
  planRoster(readTable(LEARNER_LIST, await readList(file)), emptySchool);

/** A fault as one line of a test: `6 ADMISSION_NUMBER_REPEATED "3010" (11) in ADM NO.` */
export function inShort({ line, code, value, about, column }: Fault): string {
  return [
    `${line} ${code}`,
    ...(value === null ? [] : [JSON.stringify(value)]),
    ...(about === null ? [] : [`(${about})`]),
    ...(column === null ? [] : [`in ${column}`]),
  ].join(" ");
}
