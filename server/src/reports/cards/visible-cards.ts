import type { Viewer } from "../../identity/viewer.js";
import { childrenOf, type Condition } from "../../schools/learner-rows.js";
import { seesAllClasses, seesOwnChildren, seesTaughtClasses } from "../../schools/schools.policy.js";
import { CardState } from "./report-card.entity.js";

const PUBLISHED: Condition = { sql: "c.state = ?", values: [CardState.published] };

/**
 * Those of `report_card c` joined to `learner l` that a viewer may read: all for those who lead the school, their own
 * classes' for teachers, what is published of their own children for guardians, what is published for keys.
 */
export function visibleCards(viewer: Viewer): Condition {
  if (viewer.kind === "key") return PUBLISHED;
  if (seesAllClasses(viewer)) return { sql: "1 = 1", values: [] };
  const ties: Condition[] = [];
  if (seesTaughtClasses(viewer)) {
    const sql = "exists (select 1 from teaching t where t.class_id = c.class_id and t.user_id = ?)";
    ties.push({ sql, values: [viewer.userId] });
  }
  if (seesOwnChildren(viewer)) {
    const children = childrenOf(viewer.userId);
    ties.push({ sql: `${PUBLISHED.sql} and ${children.sql}`, values: [...PUBLISHED.values, ...children.values] });
  }
  if (ties.length === 0) return { sql: "1 = 0", values: [] };
  return { sql: `(${ties.map(({ sql }) => `(${sql})`).join(" or ")})`, values: ties.flatMap(({ values }) => values) };
}
