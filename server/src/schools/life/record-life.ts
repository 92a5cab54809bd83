import { chunksOf } from "../../platform/chunks-of.js";
import type { Em } from "../../platform/orm.js";
import type { ClassId, LearnerId } from "../../values/ids.js";
import type { LeavingReason } from "../../values/leaving-reason.js";
import { type SchoolDay, schoolDayAt } from "../../values/school-day.js";
import type { Actor } from "../actor.js";
import { LearnerEvent, type LifeKind } from "./learner-event.entity.js";

export type LifeLine = {
  learnerId: LearnerId;
  kind: LifeKind;
  /** Without it, today. */
  day?: SchoolDay;
  fromClassId?: ClassId | null;
  toClassId?: ClassId | null;
  reason?: LeavingReason | null;
  note?: string | null;
  otherSchool?: string | null;
  reference?: string | null;
};

/** Writes down what happened to learners, in the transaction in which it did. */
export async function recordLife(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  lines: readonly LifeLine[],
): Promise<void> {
  const today = schoolDayAt(now);
  for (const chunk of chunksOf(lines, 500)) {
    const rows = chunk.map(({ day = today, ...line }) => ({
      schoolId,
      learnerId: line.learnerId,
      kind: line.kind,
      day,
      fromClassId: line.fromClassId ?? null,
      toClassId: line.toClassId ?? null,
      reason: line.reason ?? null,
      note: line.note ?? null,
      otherSchool: line.otherSchool ?? null,
      reference: line.reference ?? null,
      userId,
      at: now,
    }));
    await tx.insertMany(LearnerEvent, rows);
  }
}
