import { addDefaultScales } from "../src/assessment/scales/add-default-scales.js";
import { addDefaultReasons } from "../src/attendance/add-default-reasons.js";
import type { Services } from "../src/context.js";
import { Device } from "../src/identity/device.entity.js";
import { publishChanges } from "../src/events/publish-changes.js";
import { Membership } from "../src/identity/membership.entity.js";
import { publishColleagues } from "../src/identity/publish-colleagues.js";
import { User } from "../src/identity/user.entity.js";
import type { UserViewer } from "../src/identity/viewer.js";
import type { Em } from "../src/platform/orm.js";
import { hashPassword } from "../src/platform/password-hash.js";
import { inTransaction } from "../src/platform/transaction.js";
import type { Actor } from "../src/schools/actor.js";
import { addClass } from "../src/schools/add-class.js";
import { addSchool } from "../src/schools/add-school.js";
import { assignTeacher } from "../src/schools/assign-teacher.js";
import { Guardian } from "../src/schools/guardian.entity.js";
import { saveClosure } from "../src/schools/save-closure.js";
import { saveTerm } from "../src/schools/save-term.js";
import { readCalendar } from "../src/schools/school-calendar.js";
import { TeachingKind } from "../src/schools/teaching.entity.js";
import type { DeviceId, SchoolId, UserId } from "../src/values/ids.js";
import type { Phone } from "../src/values/phone.js";
import { Role } from "../src/values/role.js";
import { addDays, schoolDayAt } from "../src/values/school-day.js";
import { demoCalendar, HISTORY_DAYS } from "./demo-calendar.js";
import { giveDemoFees } from "./demo-fees.js";
import { DEMO_GUARDIAN_PHONE } from "./demo-homes.js";
import { demoPeople, inOrderOfNames } from "./demo-people.js";
import { demoYears } from "./demo-years.js";
import { placeDemoCases } from "./demo-cases.js";
import { DEMO_PASSWORD } from "./demo-sign-ins.js";
import { nameDemoTeachers } from "./demo-subjects.js";
import { enterDemoScores } from "./enter-demo-scores.js";
import { randomFamily, randomName } from "./kenyan-names.js";
import { publishDemoCards } from "./publish-demo-cards.js";
import { Random } from "../src/platform/random.js";
import { type DemoClassroom, writeDemoYears } from "./write-demo-years.js";
import { takeDemoRegisters } from "./take-demo-registers.js";
import type { History } from "./history/history.js";
import { type HistoryPlace, noonOf } from "./history/history-place.js";
import type { LivedDay } from "./history/lay-out-weeks.js";
import { rollsOf } from "./history/rolls-of.js";
import { writeRegisters } from "./history/write-registers.js";
import { writeScores } from "./history/write-scores.js";

/**
 * Fills an empty database with a made-up school to try everything on: twelve classes of about 45, staff with sign-ins, a
 * calendar in which school is held today, 65 school days of registers as phones leave them behind, and the records of two
 * years and more before those, with whoever has left since. Today's registers are left to be taken. What is still followed
 * by phones is written by the verbs that people's own doings go through; the records before it are rows, as if brought in.
 * All of it is one transaction; only the report cards of the term before come after it, class by class, as they always do.
 */
export async function seedDemoSchool(services: Pick<Services, "orm" | "clock" | "relay">): Promise<void> {
  const { orm, clock, relay } = services;
  const today = schoolDayAt(clock.now());
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const { head, termIds } = await inTransaction(orm.em as Em, async (tx) => {
    const random = new Random(54);
    const calendar = demoCalendar(today);
    const { year } = calendar.terms.findLast(({ starts }) => starts <= today)!;
    const lived = demoYears(today, calendar, year);
    placeDemoCases(lived);
    const people = demoPeople(random, lived);
    const history = inOrderOfNames(lived, people);

    const founded = noonOf(addDays(history.terms[0]!.starts, -1));
    const schoolId = await addSchool(tx, null, founded, { name: "Asili Demo School", weekdays: calendar.weekdays });
    const actor: Actor = { schoolId, userId: null };
    await addDefaultReasons(tx, schoolId, founded);
    await publishChanges(tx, founded, await addDefaultScales(tx, schoolId, founded));
    for (const term of calendar.terms) await saveTerm(tx, actor, founded, term);
    for (const closure of calendar.closures) await saveClosure(tx, actor, founded, closure);

    const hired: Hire = (phone, name, roles) => hire(tx, schoolId, founded, { phone, name, roles, passwordHash });
    const headId = await hireOffice(hired, random);
    const classrooms = await openClassrooms(tx, actor, founded, { random, history, year, people: hired });
    const place = await writeDemoYears(tx, schoolId, { history, people, classrooms, calendar });
    await letGuardianIn(tx, schoolId, hired);
    await publishColleagues(tx, schoolId, founded);

    const written = daysByVerbs(history, year);
    await writeRegisters(place, history.days.slice(0, history.days.length - written.length));
    await takeLastRegisters(place, random, classrooms, written);
    const terms = (await readCalendar(tx, schoolId)).terms.filter((term) => term.year === year && term.starts <= today);
    await giveDemoFees(place, terms, today);
    const lastTwo = terms.slice(-2);
    const before = [...history.terms.keys()].filter((at) => !lastTwo.some(({ id }) => id === place.termIds[at]));
    await writeScores(place, new Set(before));
    await enterDemoScores(place, today, { terms: lastTwo, classrooms });
    const over = lastTwo.filter(({ ends }) => ends < today);
    return { head: await headOf(tx, schoolId, headId, founded), termIds: over.map(({ id }) => id) };
  });
  for (const termId of termIds) await publishDemoCards(services, head, termId);
  relay.kick();
}

type Hire = (phone: number, name: string, roles: Role[]) => Promise<UserId>;

/** Tells who the head is. */
async function hireOffice(hire: Hire, random: Random): Promise<UserId> {
  const office = [
    { phone: 1, role: Role.head, sex: "F" },
    { phone: 2, role: Role.deputy, sex: "M" },
    { phone: 3, role: Role.admin, sex: "F" },
    { phone: 4, role: Role.bursar, sex: "M" },
  ] as const;
  const ids: UserId[] = [];
  for (const { phone, role, sex } of office) {
    ids.push(await hire(phone, randomName(random, sex, randomFamily(random)), [role]));
  }
  return ids[0]!;
}

async function headOf(tx: Em, schoolId: SchoolId, userId: UserId, now: Date): Promise<UserViewer> {
  const device = { userId, label: "Head’s laptop", createdAt: now, lastSeenAt: now, revokedAt: null };
  const deviceId: DeviceId = await tx.insert(Device, device);
  return { kind: "user", userId, schoolId, deviceId, roles: new Set([Role.head]) };
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

type Opening = { random: Random; history: History; year: number; people: Hire };

/** Adds the year's classes and their teachers; nobody is on the lists yet. */
async function openClassrooms(
  tx: Em,
  actor: Actor,
  now: Date,
  { random, history, year, people }: Opening,
): Promise<DemoClassroom[]> {
  const classrooms: DemoClassroom[] = [];
  for (const [classIndex, { grade, stream, ...of }] of history.classes.entries()) {
    if (of.year !== year) continue;
    const { id: classId } = await addClass(tx, actor, now, { year, grade, stream });
    const name = randomName(random, random.chance(0.6) ? "F" : "M", randomFamily(random));
    const teacherId = await people(11 + classrooms.length, name, [Role.classTeacher]);
    await assignTeacher(tx, actor, now, { classId, userId: teacherId, kind: TeachingKind.class });
    const label = "Class teacher’s phone";
    const device = { userId: teacherId, label, createdAt: now, lastSeenAt: now, revokedAt: null };
    const deviceId: DeviceId = await tx.insert(Device, device);
    classrooms.push({ classIndex, classId, grade, teacherId, deviceId });
  }
  const subjectTeacher = await people(31, randomName(random, "M", randomFamily(random)), [Role.subjectTeacher]);
  for (const { classId } of classrooms.slice(0, 2)) {
    await assignTeacher(tx, actor, now, { classId, userId: subjectTeacher, kind: TeachingKind.subject });
  }
  await nameDemoTeachers(tx, actor, now, classrooms.slice(0, 2), subjectTeacher);
  return classrooms;
}

async function letGuardianIn(tx: Em, schoolId: SchoolId, people: Hire): Promise<void> {
  const phone = DEMO_GUARDIAN_PHONE as Phone;
  const guardian = await tx.findOneOrFail(Guardian, { schoolId, phone });
  guardian.userId = await people(Number(phone.slice(-6)), guardian.name, [Role.guardian]);
  await tx.flush();
}

/** The last school days before today that lie in the classes' year. */
const daysByVerbs = ({ days, terms }: History, year: number): LivedDay[] =>
  days.slice(-HISTORY_DAYS).filter(({ term }) => terms[term]!.year === year);

/** Takes the last registers, a term at a time. */
async function takeLastRegisters(
  { tx, schoolId, history, rosters }: HistoryPlace,
  random: Random,
  classrooms: readonly DemoClassroom[],
  days: readonly LivedDay[],
): Promise<void> {
  const roll = rollsOf(history, rosters, days);
  for (const ofTerm of Map.groupBy(days, ({ term }) => term).values()) {
    const held = ofTerm.map(({ day }) => day);
    await takeDemoRegisters(tx, schoolId, random, classrooms, held, (at, day, session) =>
      roll(classrooms[at]!.classIndex, day, session),
    );
  }
}
