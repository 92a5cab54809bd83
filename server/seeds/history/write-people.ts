import { chunksOf } from "../../src/platform/chunks-of.js";
import { Random } from "../../src/platform/random.js";
import { runSql } from "../../src/platform/sql.js";
import { writeRows } from "../../src/platform/write-rows.js";
import type { Em } from "../../src/platform/orm.js";
import type { LearnerId, SchoolId } from "../../src/values/ids.js";
import { LearnerStatus } from "../../src/values/learner-status.js";
import { LifeKind } from "../../src/schools/life/learner-event.entity.js";
import { Residence } from "../../src/values/residence.js";
import { randomFamily, randomName } from "../kenyan-names.js";
import type { History, HistoryLearner } from "./history.js";
import { noonOf } from "./history-place.js";
import { seedOf } from "./seed-of.js";

const LEARNER = {
  name: "learner",
  columns: [
    ...(["schoolId", "admissionNumber", "name", "sex", "birthDate", "upi", "status", "residence"] as const),
    ...(["admittedOn", "previousSchool", "leftOn", "createdAt"] as const),
  ],
} as const;
const SCHOOLS = ["Uzima", "Mwangaza", "Baraka", "Tumaini", "Umoja", "Bahari", "Mlimani", "Ziwani"] as const;
const DEFAULT_STATUS = LearnerStatus.active;

/** What a learner is called and known by. */
export type Identity = { readonly admissionNumber: string; readonly name: string; readonly upi: string | null };

/** Made-up names, in the order of admission. */
export function identityOf({ seed }: History, { number, sex }: HistoryLearner): Identity {
  const random = new Random(seedOf(seed, number, 41));
  return { admissionNumber: String(1001 + number), name: randomName(random, sex, randomFamily(random)), upi: null };
}

/** Writes the records of learners; tells their ids, in their order. */
export async function writeLearners(
  tx: Em,
  schoolId: SchoolId,
  learners: readonly HistoryLearner[],
  identify: (learner: HistoryLearner) => Identity,
): Promise<LearnerId[]> {
  const identities = learners.map(identify);
  const rows = learners.map((learner, index) => {
    const last = learner.life.at(-1);
    const came = learner.life[0]!;
    return {
      schoolId,
      ...identities[index]!,
      sex: learner.sex,
      birthDate: learner.birthDate,
      status: learner.left ?? (last?.kind === LifeKind.reEntered ? LearnerStatus.reEntered : DEFAULT_STATUS),
      residence: learner.isBoarder ? Residence.boarding : Residence.day,
      admittedOn: learner.admittedOn,
      previousSchool: learner.isTransfer ? otherSchoolOf(learner) : null,
      leftOn: learner.left === null ? null : last!.day,
      createdAt: noonOf(came.day),
    };
  });
  await writeRows(tx, LEARNER, rows);
  const ids = new Map<string, LearnerId>();
  for (const chunk of chunksOf(identities, 500)) {
    const numbers = chunk.map(({ admissionNumber }) => admissionNumber);
    const sql = `select id, admission_number as admissionNumber from learner where school_id = ?
      and admission_number in (${numbers.map(() => "?").join(", ")})`;
    const found = await runSql<{ id: LearnerId; admissionNumber: string }>(tx, sql, [schoolId, ...numbers]);
    for (const { id, admissionNumber } of found) ids.set(admissionNumber, id);
  }
  return identities.map(({ admissionNumber }) => ids.get(admissionNumber)!);
}

export const otherSchoolOf = ({ number }: HistoryLearner): string =>
  `${SCHOOLS[number % SCHOOLS.length]} ${number % 3 === 0 ? "Junior School" : "Comprehensive School"}`;
