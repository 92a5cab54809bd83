import { addAssessment } from "../../src/assessment/add-assessment.js";
import { AssessmentKind } from "../../src/assessment/assessment-kind.js";
import { encodeScoreRun } from "../../src/assessment/score-run.js";
import type { UserViewer } from "../../src/identity/viewer.js";
import { inTransaction } from "../../src/platform/transaction.js";
import type { AssessmentId, ScaleId } from "../../src/values/ids.js";
import { parseScore } from "../../src/values/score.js";
import { type SchoolDay, schoolDayAt } from "../../src/values/school-day.js";
import type { TestClass, TestSchool } from "../a-school.js";
import type { Classroom } from "../sync/classroom.js";

type Work = {
  subject: string;
  /** By place on the class list; null where nothing is entered. */
  scores: readonly (string | number | null)[];
  name?: string;
  kind?: AssessmentKind;
  maximum?: number | null;
  weight?: number;
  day?: string;
  scaleId?: ScaleId;
};

/** Adds assessments by the real verb on the room's day, and has the head's phone send their scores. */
export class TermOfWork {
  #counter = 0;

  private constructor(
    private readonly room: Classroom,
    private readonly school: TestSchool,
    private readonly head: UserViewer,
  ) {}

  static async begin(room: Classroom, school: TestSchool): Promise<TermOfWork> {
    return new TermOfWork(room, school, await room.device(school, school.person("head")));
  }

  async assess({ id: classId }: TestClass, work: Work): Promise<AssessmentId> {
    const { subject, name = "End of term", kind = AssessmentKind.endTerm, maximum = 100, weight = 100 } = work;
    const now = this.room.services.clock.now();
    const day = (work.day ?? schoolDayAt(now)) as SchoolDay;
    const actor = { schoolId: this.school.id, userId: null };
    const wanted = { classId, subject, name, kind, maximum, weight, day, scaleId: work.scaleId ?? null };
    const { id } = await inTransaction(this.room.em(this.school), (tx) => addAssessment(tx, actor, now, wanted));
    await this.score({ id: classId }, id, work.scores);
    return id;
  }

  async score({ id: classId }: Pick<TestClass, "id">, id: AssessmentId, scores: Work["scores"]): Promise<void> {
    const run = encodeScoreRun(
      scores.flatMap((score, index) =>
        score === null ? [] : [{ position: index + 1, score: parseScore(String(score))! }],
      ),
    );
    if (run === "") return;
    const [{ rosterRev }] = await this.room
      .em(this.school)
      .execute<[{ rosterRev: number }]>("select roster_rev as rosterRev from school_class where id = ?", [classId]);
    const operation = `${++this.#counter} s ${classId} ${id} ${rosterRev} ${run} 0 ${this.room.time / 1000}`;
    const [verdict] = await this.room.push(this.school, this.head, operation);
    if (verdict?.outcome !== "applied") throw new Error(`scores were not taken: ${JSON.stringify(verdict)}`);
  }
}
