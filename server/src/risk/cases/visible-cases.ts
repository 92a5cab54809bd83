import type { Viewer } from "../../identity/viewer.js";
import type { Condition } from "../../schools/learner-rows.js";
import { mayOwnCases, seesAllRisk } from "../risk.policy.js";
import { ledLearners } from "../scores/visible-risk.js";

/** Those of `risk_case c` joined to `learner l` that a viewer may see: of the learners they lead, and what they see to. */
export function visibleCases(viewer: Viewer): Condition {
  const led = ledLearners(viewer);
  if (seesAllRisk(viewer) || !mayOwnCases(viewer)) return led;
  return { sql: `(${led.sql} or c.owner_id = ?)`, values: [...led.values, viewer.userId] };
}
