import { addDefaultReasons } from "../src/attendance/add-default-reasons.js";
import type { Services } from "../src/context.js";
import { Device } from "../src/identity/device.entity.js";
import { Membership } from "../src/identity/membership.entity.js";
import { publishColleagues } from "../src/identity/publish-colleagues.js";
import { User } from "../src/identity/user.entity.js";
import type { Em } from "../src/platform/orm.js";
import { hashPassword } from "../src/platform/password-hash.js";
import { inTransaction } from "../src/platform/transaction.js";
import type { Actor } from "../src/schools/actor.js";
import { addClass } from "../src/schools/add-class.js";
import { addSchool } from "../src/schools/add-school.js";
import { assignTeacher } from "../src/schools/assign-teacher.js";
import { enrolLearners } from "../src/schools/enrol-learners.js";
import { Guardian } from "../src/schools/guardian.entity.js";
import { lastSchoolDays } from "../src/schools/last-school-days.js";
import { saveClosure } from "../src/schools/save-closure.js";
import { saveTerm } from "../src/schools/save-term.js";
import { readCalendar } from "../src/schools/school-calendar.js";
import { TeachingKind } from "../src/schools/teaching.entity.js";
import { termOfDay, type TermDates } from "../src/schools/term-of-day.js";
import type { ClassId, DeviceId, SchoolId, UserId } from "../src/values/ids.js";
import type { Phone } from "../src/values/phone.js";
import { Role } from "../src/values/role.js";
import { addDays, type SchoolDay, schoolDayAt } from "../src/values/school-day.js";
import { demoCalendar, HISTORY_DAYS } from "./demo-calendar.js";
import { giveDemoFees } from "./demo-fees.js";
import { DEMO_GUARDIAN_PHONE, demoRoster } from "./demo-roster.js";
import { DEMO_PASSWORD } from "./demo-sign-ins.js";
import { randomFamily, randomName } from "./kenyan-names.js";
import { Random } from "./random.js";
import { type DemoClassroom, takeDemoRegisters } from "./take-demo-registers.js";

/**
 * Fills an empty database with a made-up school to try everything on: twelve classes of 45, staff with sign-ins, a
 * calendar in which school is held today, and 65 school days of registers. Today's are left to be taken. Everything is
 * written by the verbs that people's own doings go through, as of the day before the first term, in one transaction.
 */
export async function seedDemoSchool({ orm, clock, relay }: Pick<Services, "orm" | "clock" | "relay">): Promise<void> {
  const today = schoolDayAt(clock.now());
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await inTransaction(orm.em as Em, async (tx) => {
    const random = new Random(54);
    const calendar = demoCalendar(today);
    const founded = new Date(`${addDays(calendar.terms[0]!.starts, -1)}T06:00:00Z`);
    const schoolId = await addSchool(tx, null, founded, { name: "Asili Demo School", weekdays: calendar.weekdays });
    const actor: Actor = { schoolId, userId: null };
    await addDefaultReasons(tx, schoolId, founded);
    for (const term of calendar.terms) await saveTerm(tx, actor, founded, term);
    for (const closure of calendar.closures) await saveClosure(tx, actor, founded, closure);

    const people: Hire = (phone, name, roles) => hire(tx, schoolId, founded, { phone, name, roles, passwordHash });
    await hireOffice(people, random);
    const year = termOfDay(await readTerms(tx, schoolId), today)!.year;
    const classrooms = await fillClasses(tx, actor, founded, { random, year, people });
    await publishColleagues(tx, schoolId, founded);
    await takeHistory(tx, schoolId, today, { random, year, classrooms });
    const terms = (await readTerms(tx, schoolId)).filter((term) => term.year === year);
    await giveDemoFees(tx, actor, today, { random, terms });
  });
  relay.kick();
}

type Hire = (phone: number, name: string, roles: Role[]) => Promise<UserId>;

async function hireOffice(hire: Hire, random: Random): Promise<void> {
  const office = [
    { phone: 1, role: Role.head, sex: "F" },
    { phone: 2, role: Role.deputy, sex: "M" },
    { phone: 3, role: Role.admin, sex: "F" },
    { phone: 4, role: Role.bursar, sex: "M" },
  ] as const;
  for (const { phone, role, sex } of office) await hire(phone, randomName(random, sex, randomFamily(random)), [role]);
}

async function hire(
  tx: Em,
  schoolId: SchoolId,
  now: Date,
  { phone, name, roles, passwordHash }: { phone: number; name: string; roles: Role[]; passwordHash: string },
): Promise<UserId> {
  const userId = await tx.insert(User, {
    name,
    phone: `+254700${String(phone).padStart(6, "0")}` as Phone,
    email: null,
    passwordHash,
    locale: "en",
    createdAt: now,
    disabledAt: null,
  });
  for (const role of roles) await tx.insert(Membership, { schoolId, userId, role });
  return userId;
}

type Filling = { random: Random; year: number; people: Hire };

/** Adds the classes with their learners, guardians and teachers. */
async function fillClasses(
  tx: Em,
  actor: Actor,
  now: Date,
  { random, year, people }: Filling,
): Promise<DemoClassroom[]> {
  const { schoolId } = actor;
  const roster = demoRoster(random, year);
  const classIds: ClassId[] = [];
  for (const { grade, stream } of roster) classIds.push((await addClass(tx, actor, now, { year, grade, stream })).id);
  const admissions = roster.flatMap(({ learners }, index) =>
    learners.map((learner) => ({ classId: classIds[index]!, ...learner })),
  );
  await enrolLearners(tx, actor, now, admissions);

  const classrooms: DemoClassroom[] = [];
  for (const [index, classId] of classIds.entries()) {
    const name = randomName(random, random.chance(0.6) ? "F" : "M", randomFamily(random));
    const teacherId = await people(11 + index, name, [Role.classTeacher]);
    await assignTeacher(tx, actor, now, { classId, userId: teacherId, kind: TeachingKind.class });
    const device = {
      userId: teacherId,
      label: "Class teacher’s phone",
      createdAt: now,
      lastSeenAt: now,
      revokedAt: null,
    };
    const deviceId: DeviceId = await tx.insert(Device, device);
    classrooms.push({ classId, learners: roster[index]!.learners.length, teacherId, deviceId });
  }
  const subjectTeacher = await people(31, randomName(random, "M", randomFamily(random)), [Role.subjectTeacher]);
  for (const classId of classIds.slice(0, 2)) {
    await assignTeacher(tx, actor, now, { classId, userId: subjectTeacher, kind: TeachingKind.subject });
  }
  await letGuardianIn(tx, schoolId, people);
  return classrooms;
}

async function letGuardianIn(tx: Em, schoolId: SchoolId, people: Hire): Promise<void> {
  const phone = DEMO_GUARDIAN_PHONE as Phone;
  const guardian = await tx.findOneOrFail(Guardian, { schoolId, phone });
  guardian.userId = await people(Number(phone.slice(-6)), guardian.name, [Role.guardian]);
  await tx.flush();
}

const readTerms = async (tx: Em, schoolId: SchoolId): Promise<TermDates[]> => (await readCalendar(tx, schoolId)).terms;

type History = { random: Random; year: number; classrooms: DemoClassroom[] };

/** Takes the registers of the last school days before today that lie in the classes' year, a term at a time. */
async function takeHistory(
  tx: Em,
  schoolId: SchoolId,
  today: SchoolDay,
  { random, year, classrooms }: History,
): Promise<void> {
  const calendar = await readCalendar(tx, schoolId);
  const days = lastSchoolDays(calendar, addDays(today, -1), HISTORY_DAYS);
  for (const { starts, ends } of calendar.terms.filter((term) => term.year === year)) {
    const within = days.filter((day) => starts <= day && day <= ends);
    await takeDemoRegisters(tx, schoolId, random, classrooms, within);
  }
}
