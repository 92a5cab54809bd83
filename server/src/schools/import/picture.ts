import type { Em } from "../../platform/orm.js";
import type { AdmissionNumber } from "../../values/admission-number.js";
import type { Grade } from "../../values/grade.js";
import type { ClassId, GuardianId, LearnerId, SchoolId } from "../../values/ids.js";
import type { LearnerStatus } from "../../values/learner-status.js";
import type { Phone } from "../../values/phone.js";
import type { SchoolDay } from "../../values/school-day.js";
import { className } from "../class-name.js";
import { countEnrolled } from "../count-enrolled.js";
import { SchoolClass } from "../school-class.entity.js";
import { rosterYear } from "./roster-year.js";

type KnownContact = {
  guardianshipId: number;
  guardianId: GuardianId;
  name: string;
  phone: Phone | null;
  relation: string | null;
};

export type KnownLearner = {
  id: LearnerId;
  admissionNumber: AdmissionNumber;
  name: string;
  sex: "F" | "M" | null;
  birthDate: SchoolDay | null;
  upi: string | null;
  birthCertificate: string | null;
  assessmentNumber: string | null;
  status: LearnerStatus;
  classIds: ClassId[];
  contacts: KnownContact[];
};

type KnownClass = { id: ClassId; grade: Grade; stream: string; size: number };

/** The school's records as a class list is compared with them. */
export type Picture = {
  today: SchoolDay;
  year: number;
  classes: KnownClass[];
  /** Of every year. */
  classNames: Map<ClassId, string>;
  learners: Map<AdmissionNumber, KnownLearner>;
  guardianNames: Map<Phone, string>;
};

export async function takePicture(em: Em, schoolId: SchoolId, today: SchoolDay): Promise<Picture> {
  const year = await rosterYear(em, schoolId, today);
  const everyClass = await em.find(SchoolClass, { schoolId }, { orderBy: { id: "asc" }, disableIdentityMap: true });
  const classes = everyClass.filter((schoolClass) => schoolClass.year === year);
  const sizes = await countEnrolled(
    em,
    schoolId,
    classes.map(({ id }) => id),
  );
  const learners = await readLearners(em, schoolId);
  const guardians = await em.execute<{ name: string; phone: Phone }[]>(
    "select name, phone from guardian where school_id = ? and phone is not null order by id desc",
    [schoolId],
  );
  return {
    today,
    year,
    classes: classes.map(({ id, grade, stream }) => ({ id, grade, stream, size: sizes.get(id) ?? 0 })),
    classNames: new Map(everyClass.map((schoolClass) => [schoolClass.id, nameInYear(schoolClass, year)])),
    learners: new Map(learners.map((learner) => [learner.admissionNumber, learner])),
    guardianNames: new Map(guardians.map(({ phone, name }) => [phone, name])),
  };
}

const nameInYear = (schoolClass: SchoolClass, year: number) =>
  schoolClass.year === year ? className(schoolClass) : `${className(schoolClass)} (${schoolClass.year})`;

async function readLearners(em: Em, schoolId: SchoolId): Promise<KnownLearner[]> {
  const rows = await em.execute<Omit<KnownLearner, "classIds" | "contacts">[]>(
    `select id, admission_number as admissionNumber, name, sex, birth_date as birthDate, upi,
       birth_certificate as birthCertificate, assessment_number as assessmentNumber, status
     from learner where school_id = ? and void_at is null`,
    [schoolId],
  );
  const stays = await em.execute<{ learnerId: LearnerId; classId: ClassId }[]>(
    "select learner_id as learnerId, class_id as classId from enrolment where school_id = ? and to_rev is null",
    [schoolId],
  );
  const contacts = await em.execute<(KnownContact & { learnerId: LearnerId })[]>(
    `select s.id as guardianshipId, s.learner_id as learnerId, g.id as guardianId, g.name, g.phone, s.relation
     from guardianship s join guardian g on g.id = s.guardian_id where s.school_id = ? order by s.priority, s.id`,
    [schoolId],
  );
  const learners = new Map(
    rows.map((row) => [row.id, { ...row, classIds: [] as ClassId[], contacts: [] as KnownContact[] }]),
  );
  for (const { learnerId, classId } of stays) learners.get(learnerId)?.classIds.push(classId);
  for (const { learnerId, ...contact } of contacts) learners.get(learnerId)?.contacts.push(contact);
  return [...learners.values()];
}
