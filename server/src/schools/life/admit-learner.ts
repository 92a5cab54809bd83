import { refuse } from "../school-refusal.js";
import { checkYearGoesOn } from "../year-after.js";
import type { Em } from "../../platform/orm.js";
import { parseAdmissionNumber } from "../../values/admission-number.js";
import type { ClassId, LearnerId } from "../../values/ids.js";
import { schoolDayAt } from "../../values/school-day.js";
import type { Actor } from "../actor.js";
import { enrolLearners } from "../enrol-learners.js";
import { checkKnownAs } from "../guardians/check-known-as.js";
import { checkMayAddGuardians, type NewGuardian, readGuardian } from "../guardians/read-guardian.js";
import { SchoolClass } from "../school-class.entity.js";
import { checkNationalIds } from "./check-national-ids.js";
import { LifeKind } from "./learner-event.entity.js";
import { type IdentityInput, readIdentity, readOptional } from "./read-identity.js";

export type AdmissionInput = Omit<IdentityInput, "name"> & {
  classId: ClassId;
  admissionNumber: string;
  name: string;
  /** From another school, with or without its letter. */
  isTransfer: boolean;
  letterReference?: string | null;
  guardians: readonly NewGuardian[];
};

/** Admits one learner, with guardians, into a class. Only the number, a name and the class are asked for. */
export async function admitLearner(tx: Em, actor: Actor, now: Date, input: AdmissionInput): Promise<LearnerId> {
  const { schoolId } = actor;
  const { classId, admissionNumber, isTransfer, letterReference, guardians, ...identity } = input;
  const number = parseAdmissionNumber(admissionNumber);
  if (!number) throw refuse("NUMBER_LENGTH");
  const schoolClass = await tx.findOne(SchoolClass, { schoolId, id: classId });
  if (!schoolClass) throw refuse("CLASS_UNKNOWN");
  await checkYearGoesOn(tx, schoolId, schoolClass);
  const today = schoolDayAt(now);
  const said = readIdentity({ admittedOn: today, ...identity }, today);
  await checkNationalIds(tx, schoolId, said, null);
  checkMayAddGuardians(guardians.length);
  const known = guardians.map(readGuardian);
  await checkKnownAs(tx, schoolId, known);

  const reference = readOptional(letterReference, 60, "REFERENCE_LENGTH");
  const life = {
    kind: isTransfer ? LifeKind.transferredIn : LifeKind.admitted,
    day: said.admittedOn ?? today,
    otherSchool: said.previousSchool ?? null,
    reference,
  };
  const learner = { ...said, name: said.name as string, admissionNumber: number };
  const [learnerId] = await enrolLearners(tx, actor, now, [{ classId, learner, guardians: known, life }]);
  return learnerId!;
}
