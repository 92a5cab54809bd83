import { chunksOf } from "../../platform/chunks-of.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import { LifeKind } from "../../schools/life/learner-event.entity.js";
import type { LearnerId, SchoolId } from "../../values/ids.js";
import { LeavingReason } from "../../values/leaving-reason.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { Candidate } from "./weekly-lists.js";

const IDS_A_QUERY = 500;
const NO_DROPOUT = [LeavingReason.transfer, LeavingReason.completed, LeavingReason.death] as const;

/** Those who, by the school's records, left without a transfer from the week in which they were first listed up to a day. */
export async function readLeavers(
  em: Em,
  schoolId: SchoolId,
  first: readonly Candidate[],
  last: SchoolDay,
): Promise<ReadonlySet<LearnerId>> {
  const listedIn = new Map(first.map(({ learnerId, week }) => [learnerId, week]));
  const leavers = new Set<LearnerId>();
  for (const chunk of chunksOf([...listedIn.keys()], IDS_A_QUERY)) {
    const rows = await runSql<{ learnerId: LearnerId; day: SchoolDay }>(
      em,
      `select learner_id as learnerId, day from learner_event
       where school_id = ? and learner_id in ${placesFor(chunk)} and kind = ? and day <= ?
         and (reason is null or reason not in ${placesFor(NO_DROPOUT)})`,
      [schoolId, ...chunk, LifeKind.left, last, ...NO_DROPOUT],
    );
    for (const { learnerId, day } of rows) if (day >= listedIn.get(learnerId)!) leavers.add(learnerId);
  }
  return leavers;
}
