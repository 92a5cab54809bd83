import { recordEvents } from "../events/outbox.js";
import type { Em } from "../platform/orm.js";
import type { LearnerId, SchoolId, UserId } from "../values/ids.js";

/** What topics of changed ties begin with. */
export const TIES_TOPICS = "ties:";

/**
 * Whose ties to learners are others now: guardians came or went, a class was given or taken, somebody signed in first, or
 * has other roles.
 */
export type TiesChanged = {
  readonly schoolId: SchoolId;
  readonly learnerIds: readonly LearnerId[];
  readonly userIds: readonly UserId[];
};

/** Notes it in the transaction of its cause, for whoever keeps learners' records on the phones of those tied to them. */
export async function tellTiesChanged(
  tx: Em,
  now: Date,
  schoolId: SchoolId,
  { learnerIds = [], userIds = [] }: Partial<Omit<TiesChanged, "schoolId">>,
): Promise<void> {
  const payload: TiesChanged = { schoolId, learnerIds, userIds };
  await recordEvents(tx, now, [{ topic: `${TIES_TOPICS}${schoolId}`, payload }]);
}
