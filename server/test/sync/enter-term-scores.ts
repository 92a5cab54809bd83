import { Random } from "../../src/platform/random.js";
import { addAssessment } from "../../src/assessment/add-assessment.js";
import { AssessmentKind } from "../../src/assessment/assessment-kind.js";
import { encodeScoreRun } from "../../src/assessment/score-run.js";
import type { Services } from "../../src/context.js";
import { Device } from "../../src/identity/device.entity.js";
import type { UserViewer } from "../../src/identity/viewer.js";
import type { Em } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { push } from "../../src/sync/push/push.js";
import type { DeviceId } from "../../src/values/ids.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import type { Score } from "../../src/values/score.js";
import type { TestSchool } from "../a-school.js";

const SUBJECTS = ["English", "Kiswahili", "Mathematics", "Integrated Science", "Social Studies"].concat(
  "Agriculture and Nutrition",
  "Pre-Technical Studies",
  "Creative Arts and Sports",
);
const EXAMS = [
  { kind: AssessmentKind.opener, name: "Opener", day: "2026-08-31" as SchoolDay },
  { kind: AssessmentKind.midTerm, name: "Mid-term", day: "2026-10-12" as SchoolDay },
  { kind: AssessmentKind.endTerm, name: "End of term", day: "2026-11-16" as SchoolDay },
];
const LEARNERS = 45;

/** What a score of these tells in bits, at best: what the distribution they are drawn from holds. */
export const SCORE_BITS = 5.9;

/**
 * Gives a school of 45 learners a class three exams in eight subjects, entered by each class's teacher as a phone sends
 * them: whole marks out of a hundred around 55, spread by 14.5, some learners absent.
 */
export async function enterTermScores(services: Services, school: TestSchool): Promise<void> {
  const random = new Random(71);
  for (const schoolClass of school.classes) {
    const em = services.orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId: school.id });
    const now = services.clock.now();
    const { userId, roles } = schoolClass.teachers[0]!;
    const device = { userId, label: "Phone", createdAt: now, lastSeenAt: now, revokedAt: null };
    const deviceId = (await em.insert(Device, device)) as DeviceId;
    const viewer: UserViewer = { kind: "user", userId, schoolId: school.id, deviceId, roles: new Set(roles) };
    const operations: string[] = [];
    for (const { kind, name, day } of EXAMS) {
      for (const subject of SUBJECTS) {
        const wanted = { classId: schoolClass.id, subject, name, kind, day, maximum: 100 };
        const { id } = await inTransaction(em, (tx) => addAssessment(tx, viewer, now, wanted));
        const at = Math.floor(now.getTime() / 1000);
        operations.push(`${operations.length + 1} s ${schoolClass.id} ${id} 1 ${aSheet(random)} 0 ${at}`);
      }
    }
    const sent = { deviceNow: Math.floor(now.getTime() / 1000), operations };
    const { verdicts } = await push(services, em, viewer, sent);
    if (verdicts.some(({ outcome }) => outcome !== "applied")) throw new Error("a sheet of the term was not taken");
  }
}

/** A sheet of 45 as it travels. */
export function aSheet(random: Random): string {
  const scores = Array.from({ length: LEARNERS }, (_, index) => ({ position: index + 1, score: aScore(random) }));
  return encodeScoreRun(scores);
}

function aScore(random: Random): Score {
  if (random.chance(0.02)) return "A" as Score;
  const spread = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return String(Math.max(0, Math.min(100, Math.round(55 + 14.5 * spread)))) as Score;
}
