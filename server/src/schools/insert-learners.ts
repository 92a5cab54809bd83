import { refuse } from "./school-refusal.js";
import { chunksOf } from "../platform/chunks-of.js";
import type { Em } from "../platform/orm.js";
import type { AdmissionNumber } from "../values/admission-number.js";
import type { LearnerId, SchoolId } from "../values/ids.js";
import { LearnerStatus } from "../values/learner-status.js";
import { toLineText } from "../values/line-text.js";
import type { SchoolDay } from "../values/school-day.js";
import { Learner } from "./learner.entity.js";

export type NewLearner = {
  admissionNumber: AdmissionNumber;
  name: string;
  sex?: "F" | "M" | null;
  birthDate?: SchoolDay | null;
  upi?: string | null;
  birthCertificate?: string | null;
  assessmentNumber?: string | null;
  admittedOn?: SchoolDay | null;
  previousSchool?: string | null;
};

/** Adds the records of new learners, in no class yet. The ids are in the order of the learners. */
export async function insertLearners(
  tx: Em,
  schoolId: SchoolId,
  now: Date,
  learners: readonly NewLearner[],
): Promise<LearnerId[]> {
  const numbers = learners.map(({ admissionNumber }) => admissionNumber);
  await checkNumbers(tx, schoolId, numbers);
  for (const chunk of chunksOf(learners, 1000)) {
    const rows = chunk.map((learner) => ({
      schoolId,
      admissionNumber: learner.admissionNumber,
      name: toLineText(learner.name),
      sex: learner.sex ?? null,
      birthDate: learner.birthDate ?? null,
      upi: learner.upi ?? null,
      birthCertificate: learner.birthCertificate ?? null,
      assessmentNumber: learner.assessmentNumber ?? null,
      status: LearnerStatus.active,
      admittedOn: learner.admittedOn ?? null,
      previousSchool: learner.previousSchool ?? null,
      createdAt: now,
    }));
    await tx.insertMany(Learner, rows);
  }
  const ids = await idsByNumber(tx, schoolId, numbers);
  return numbers.map((number) => ids.get(number) as LearnerId);
}

async function checkNumbers(tx: Em, schoolId: SchoolId, numbers: AdmissionNumber[]): Promise<void> {
  const seen = new Set((await idsByNumber(tx, schoolId, numbers)).keys());
  for (const number of numbers) {
    if (seen.has(number)) throw refuse("NUMBER_TAKEN", { number });
    seen.add(number);
  }
}

async function idsByNumber(
  tx: Em,
  schoolId: SchoolId,
  numbers: AdmissionNumber[],
): Promise<Map<AdmissionNumber, LearnerId>> {
  const ids = new Map<AdmissionNumber, LearnerId>();
  for (const chunk of chunksOf(numbers, 1000)) {
    const rows = await tx.execute<{ id: LearnerId; admissionNumber: AdmissionNumber }[]>(
      "select id, admission_number as admissionNumber from learner where school_id = ? and admission_number in (?)",
      [schoolId, chunk],
    );
    for (const { id, admissionNumber } of rows) ids.set(admissionNumber, id);
  }
  return ids;
}
