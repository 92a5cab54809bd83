import { Assessment } from "../../src/assessment/assessment.entity.js";
import { ScoreHistory } from "../../src/assessment/score-history.entity.js";
import { Score } from "../../src/assessment/score.entity.js";
import type { Em } from "../../src/platform/orm.js";
import { runSql } from "../../src/platform/sql.js";
import type { AssessmentId, ClassId, DeviceId, LearnerId, SchoolId, TermId, UserId } from "../../src/values/ids.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { type Score as ScoreText, tenthsOf } from "../../src/values/score.js";
import { noonOf, WRITER } from "./when-written.js";

/** A school's sheets, straight into their tables. */
export class MarkBook {
  constructor(
    private readonly em: Em,
    private readonly schoolId: SchoolId,
  ) {}

  /** An assessment with its scores; submitted the day it was held on, or another, or never. */
  async sheet(
    classId: ClassId,
    termId: TermId,
    subject: string,
    day: string,
    scores: ReadonlyMap<LearnerId, string>,
    {
      maximum = 100,
      submitted = day,
      written = day,
    }: { maximum?: number | null; submitted?: string | null; written?: string } = {},
  ): Promise<AssessmentId> {
    const { schoolId } = this;
    const assessmentId = await this.em.insert(Assessment, {
      schoolId,
      classId,
      termId,
      subjectId: null,
      subject,
      name: `${subject} ${day}`,
      kind: "E",
      maximum,
      day: day as SchoolDay,
      createdAt: noonOf(day),
      submitted: submitted !== null,
      at: submitted && noonOf(submitted),
    });
    for (const [learnerId, value] of scores) await this.score(assessmentId, learnerId, value, written);
    if (submitted !== null) await this.submit(assessmentId, submitted);
    return assessmentId;
  }

  async score(assessmentId: AssessmentId, learnerId: LearnerId, text: string, written: string): Promise<void> {
    const value = text as ScoreText;
    const told = { value, tenths: tenthsOf(value), position: 1, ...WRITER, at: noonOf(written) };
    await this.em.insert(Score, { schoolId: this.schoolId, assessmentId, learnerId, ...told });
  }

  async submit(assessmentId: AssessmentId, day: string): Promise<void> {
    const at = noonOf(day);
    await runSql(this.em, "update assessment set submitted = ?, at = ? where id = ?", [true, at, assessmentId]);
    await this.em.insert(ScoreHistory, {
      schoolId: this.schoolId,
      assessmentId,
      learnerId: null,
      oldValue: "open",
      newValue: "submitted",
      verdict: "applied",
      userId: 1 as UserId,
      deviceId: 1 as DeviceId,
      counter: 1,
      allowedBy: null,
      deviceAt: at,
      clockOffset: 0,
      at,
    });
  }
}
