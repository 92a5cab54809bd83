import { demoRolls } from "../../seeds/demo-attendance.js";
import { demoRoster } from "../../seeds/demo-roster.js";
import { Random } from "../../src/platform/random.js";
import { takeDemoRegisters } from "../../seeds/take-demo-registers.js";
import { addDefaultReasons } from "../../src/attendance/add-default-reasons.js";
import type { Services } from "../../src/context.js";
import { Device } from "../../src/identity/device.entity.js";
import type { Em } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { enrolLearners } from "../../src/schools/enrol-learners.js";
import { lastSchoolDays } from "../../src/schools/last-school-days.js";
import { readCalendar } from "../../src/schools/school-calendar.js";
import type { DeviceId } from "../../src/values/ids.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { aSchool, type TestSchool } from "../a-school.js";

const CLASSES = 12;
const DAYS = 65;
const FRIDAY = "2026-11-20" as SchoolDay;
const STREAMS = ["East", "West", "North"];

/** A school at the end of a term: 12 classes of 45 with 65 days of registers, two a day, taken like real ones. */
export async function aTermOfRegisters(services: Pick<Services, "orm" | "clock">): Promise<TestSchool> {
  const builder = aSchool(services).withTerm("2026-08-24", "2026-11-27", 3);
  for (let n = 0; n < CLASSES; n++) {
    builder.withClass((["G7", "G8", "G9", "G10"] as const)[n % 4]!, STREAMS[n % 3]!, 2026).withTeacher();
  }
  const school = await builder.withStaff("head").build();
  const em = services.orm.em.fork() as Em;
  em.setFilterParams("school", { schoolId: school.id });
  const now = services.clock.now();
  await inTransaction(em, async (tx) => {
    const random = new Random(54);
    await addDefaultReasons(tx, school.id, now);
    const admissions = demoRoster(random, 2026).flatMap(({ learners }, index) =>
      learners.map((learner) => ({ classId: school.classes[index]!.id, ...learner })),
    );
    await enrolLearners(tx, { schoolId: school.id, userId: null }, now, admissions);
    const days = lastSchoolDays(await readCalendar(tx, school.id), FRIDAY, DAYS);
    const rooms = await roomsOf(tx, school, now);
    const rolls = demoRolls(
      random,
      rooms.map(() => 45),
    );
    await takeDemoRegisters(tx, school.id, random, rooms, days, rolls);
  });
  return school;
}

const roomsOf = (tx: Em, school: TestSchool, at: Date) =>
  Promise.all(
    school.classes.map(async ({ id: classId, teachers }) => {
      const teacherId = teachers[0]!.userId;
      const device = { userId: teacherId, label: "Phone", createdAt: at, lastSeenAt: at, revokedAt: null };
      return { classId, teacherId, deviceId: (await tx.insert(Device, device)) as DeviceId };
    }),
  );
