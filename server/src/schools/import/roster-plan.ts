import type { AdmissionNumber } from "../../values/admission-number.js";
import type { GuardianId, LearnerId } from "../../values/ids.js";
import type { Phone } from "../../values/phone.js";
import type { Contact } from "../add-guardians.js";
import type { NewLearner } from "../insert-learners.js";
import type { Fault } from "./fault.js";
import type { ClassRef } from "./resolve-classes.js";

/** One field that importing would change, as it is kept: roles and rules by their codes; null is "not known". */
export type FieldChange = { field: string; from: string | null; to: string | null };

/** `admissionNumber` is null of somebody on the staff. */
export type RowChange = { line: number; admissionNumber: AdmissionNumber | null; name: string; fields: FieldChange[] };

/** What the list would do to one learner the school knows. */
export type LearnerChange = RowChange & {
  learnerId: LearnerId;
  record: Partial<NewLearner>;
  /** The class to join, when it is another than now. */
  joins: ClassRef | null;
  newContacts: Contact[];
  /** How many guardians the learner has already. */
  knownContacts: number;
  phones: { guardianId: GuardianId; phone: Phone }[];
  relations: { guardianshipId: number; relation: string }[];
};

export type RosterSummary = {
  rows: number;
  newLearners: number;
  changedLearners: number;
  unchanged: number;
  movedLearners: number;
  newClasses: string[];
  newGuardians: number;
  /** Guardianships of which something changes; class lists count those under the learner. */
  changedGuardians: number;
  newStaff: number;
  changedStaff: number;
  /** Learners of the list whose guardian's phone is another learner's guardian's too. */
  siblings: number;
  faultyRows: number;
  warnings: number;
};

/** Of a list that comes to nothing. */
export const emptySummary = (): RosterSummary => ({
  rows: 0,
  newLearners: 0,
  changedLearners: 0,
  unchanged: 0,
  movedLearners: 0,
  newClasses: [],
  newGuardians: 0,
  changedGuardians: 0,
  newStaff: 0,
  changedStaff: 0,
  siblings: 0,
  faultyRows: 0,
  warnings: 0,
});

/** What a class list does to the school's records as they are now. */
export type RosterPlan = {
  newClasses: ClassRef[];
  admissions: { line: number; schoolClass: ClassRef; learner: NewLearner; contacts: Contact[] }[];
  changes: LearnerChange[];
  faults: Fault[];
  summary: RosterSummary;
};
