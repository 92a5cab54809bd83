import { recordAudit } from "../../identity/record-audit.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import type { LearnerId } from "../../values/ids.js";
import { schoolDayAt } from "../../values/school-day.js";
import { checkLeads } from "./check-leads.js";
import { readOverrides } from "./load-overrides.js";
import { RiskOverride } from "./risk-override.entity.js";

/** Takes back the decision that a learner need not be followed up; nothing is to be done where none stands. */
export async function liftOverride(tx: Em, viewer: UserViewer, now: Date, learnerId: LearnerId): Promise<void> {
  await checkLeads(tx, viewer, learnerId);
  await liftStanding(tx, viewer, now, learnerId);
}

/** As `liftOverride`, for whoever has been checked. */
export async function liftStanding(tx: Em, viewer: UserViewer, now: Date, learnerId: LearnerId): Promise<void> {
  const { schoolId, userId } = viewer;
  const standing = await readOverrides(tx, schoolId, [learnerId], schoolDayAt(now));
  if (standing.length === 0) return;
  await tx.nativeUpdate(
    RiskOverride,
    { schoolId, id: { $in: standing.map(({ id }) => id) } },
    { liftedBy: userId, liftedAt: now },
  );
  const said = standing.map(({ reason, until }) => `${reason} until ${until}`).join(", ");
  const subject = `learner:${learnerId}`;
  await recordAudit(tx, { schoolId, userId, action: "risk.override-lifted", subject, detail: said, at: now });
}
