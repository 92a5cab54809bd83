import { readNames } from "../../identity/read-names.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, readInstant, runSql } from "../../platform/sql.js";
import type { LearnerId, RiskOverrideId, SchoolId, UserId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { OverrideReason } from "./risk-override.entity.js";
import type { RiskOverrideType } from "./risk-override.type.js";

export type OverrideRow = {
  readonly id: RiskOverrideId;
  readonly learnerId: LearnerId;
  readonly reason: OverrideReason;
  readonly note: string;
  readonly until: SchoolDay;
  readonly userId: UserId;
  readonly at: unknown;
};

/** The decisions about learners that stand on a day. */
export async function readOverrides(
  em: Em,
  schoolId: SchoolId,
  learnerIds: readonly LearnerId[],
  today: SchoolDay,
): Promise<OverrideRow[]> {
  if (learnerIds.length === 0) return [];
  return runSql<OverrideRow>(
    em,
    `select id, learner_id as learnerId, reason, note, until, user_id as userId, at from risk_override
     where school_id = ? and learner_id in ${placesFor(learnerIds)} and until >= ? and lifted_at is null order by id`,
    [schoolId, ...learnerIds, today],
  );
}

/** The decision about each learner that stands on a day; of none where there is none. */
export async function loadOverrides(
  em: Em,
  schoolId: SchoolId,
  learnerIds: readonly LearnerId[],
  today: SchoolDay,
): Promise<Map<LearnerId, RiskOverrideType>> {
  const rows = await readOverrides(em, schoolId, learnerIds, today);
  const names = await readNames(
    em,
    rows.map(({ userId }) => userId),
  );
  return new Map(
    rows.map(({ id, learnerId, reason, note, until, userId, at }) => [
      learnerId,
      { id: String(id), reason, note, until, by: names.get(userId) ?? "", at: readInstant(at) },
    ]),
  );
}
