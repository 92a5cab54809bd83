import type { Em } from "../platform/orm.js";
import { placesFor, readInstant, runSql } from "../platform/sql.js";
import type { AssessmentId, SchoolId, UserId } from "../values/ids.js";
import type { DoneModeration } from "./moderation.js";

/** A moderation in a sheet's history: who carried it out, and when. */
export type PastModeration = DoneModeration & { readonly userId: UserId; readonly at: Date };

type Row = {
  assessmentId: AssessmentId;
  userId: UserId;
  at: unknown;
  adjustment: string;
  changed: number;
  reason: string;
};

/** Of each sheet how its marks were changed alike, the latest first. */
export async function readModerations(
  em: Em,
  schoolId: SchoolId,
  ids: readonly AssessmentId[],
): Promise<Map<AssessmentId, PastModeration[]>> {
  if (ids.length === 0) return new Map();
  const rows = await runSql<Row>(
    em,
    `select assessment_id as assessmentId, user_id as userId, at, adjustment, changed, reason from score_history
     where school_id = ? and assessment_id in ${placesFor(ids)} and learner_id is null and reason is not null
     order by id desc`,
    [schoolId, ...ids],
  );
  const bySheet = Map.groupBy(rows, ({ assessmentId }) => assessmentId);
  return new Map([...bySheet].map(([id, own]) => [id, own.map(toModeration)]));
}

const toModeration = ({ userId, at, adjustment: how, changed, reason }: Row): PastModeration => ({
  userId,
  at: readInstant(at),
  how,
  changed,
  reason,
});
