import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { AdmissionNumber } from "../../values/admission-number.js";
import type { ClassId, LearnerId, SchoolId } from "../../values/ids.js";
import type { Residence } from "../../values/residence.js";

export type LearnerRecord = {
  id: LearnerId;
  admissionNumber: AdmissionNumber;
  name: string;
  sex: "F" | "M" | null;
  birthDate: string | null;
  upi: string | null;
  birthCertificate: string | null;
  assessmentNumber: string | null;
  residence: Residence;
};

/** The records of who is on a class's list now, in its order. */
export const readLearnerRecords = (em: Em, schoolId: SchoolId, classId: ClassId): Promise<LearnerRecord[]> =>
  runSql(
    em,
    `select l.id, l.admission_number as admissionNumber, l.name, l.sex, l.birth_date as birthDate, l.upi,
       l.birth_certificate as birthCertificate, l.assessment_number as assessmentNumber, l.residence
     from enrolment e join learner l on l.id = e.learner_id
     where e.school_id = ? and e.class_id = ? and e.to_rev is null order by e.position`,
    [schoolId, classId],
  );
