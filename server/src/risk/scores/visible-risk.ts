import type { Viewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { Condition } from "../../schools/learner-rows.js";
import { TeachingKind } from "../../schools/teaching.entity.js";
import type { LearnerId } from "../../values/ids.js";
import { mayOwnCases, seesAllRisk, seesOwnClassRisk } from "../risk.policy.js";

const ALL: Condition = { sql: "1 = 1", values: [] };
const NONE: Condition = { sql: "1 = 0", values: [] };

/**
 * Those of `learner l` whose risk the viewer may list, and for whom they may decide: everybody for the head and deputies,
 * those on the roster now of a class whose class teacher they are for class teachers. A subject's teacher lists nobody.
 */
export function ledLearners(viewer: Viewer): Condition {
  if (seesAllRisk(viewer)) return ALL;
  if (!seesOwnClassRisk(viewer)) return NONE;
  const sql = `exists (select 1 from enrolment e join teaching t on t.class_id = e.class_id
    where e.learner_id = l.id and e.to_rev is null and t.user_id = ? and t.kind = ?)`;
  return { sql, values: [viewer.userId, TeachingKind.class] };
}

/** Those of `learner l` whose risk the viewer may see: whom they lead, and for whom they have an open case to see to. */
export function visibleRisk(viewer: Viewer): Condition {
  const led = ledLearners(viewer);
  if (led === ALL || !mayOwnCases(viewer)) return led;
  const owned = "exists (select 1 from risk_case o where o.open_learner_id = l.id and o.owner_id = ?)";
  return { sql: `(${led.sql} or ${owned})`, values: [...led.values, viewer.userId] };
}

/** Whether the viewer may decide for this learner. */
export async function leadsLearner(em: Em, viewer: Viewer, learnerId: LearnerId): Promise<boolean> {
  const led = ledLearners(viewer);
  const rows = await runSql(
    em,
    `select l.id from learner l where l.school_id = ? and l.id = ? and l.void_at is null and ${led.sql}`,
    [viewer.schoolId, learnerId, ...led.values],
  );
  return rows.length > 0;
}

/** Those of the learners for whom the viewer may decide. */
export async function findLed(em: Em, viewer: Viewer, ids: readonly LearnerId[]): Promise<Set<LearnerId>> {
  if (ids.length === 0) return new Set();
  const led = ledLearners(viewer);
  const rows = await runSql<{ id: LearnerId }>(
    em,
    `select l.id from learner l where l.school_id = ? and l.id in ${placesFor(ids)} and ${led.sql}`,
    [viewer.schoolId, ...ids, ...led.values],
  );
  return new Set(rows.map(({ id }) => id));
}
