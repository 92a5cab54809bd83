import { lockScopes } from "../../events/lock-scopes.js";
import { schoolScope } from "../../events/scope.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import type { SchoolId } from "../../values/ids.js";
import { schoolDayAt } from "../../values/school-day.js";
import type { Actor } from "../actor.js";
import { classTermScopes } from "../class-term-scopes.js";
import { openTerms } from "../open-terms.js";
import { RosterImport } from "../roster-import.entity.js";
import { SchoolClass } from "../school-class.entity.js";
import { applyPlan } from "./apply-plan.js";
import { decodeText } from "./decode-text.js";
import { takePicture } from "./picture.js";
import { planRoster } from "./plan-roster.js";
import { readTable } from "./read-table.js";
import { reportOf, type RosterReport } from "./roster-report.js";

/** `changed`: the school's records are no longer those the list was checked against; it now has a new report. */
export type Acceptance = { rosterImport: RosterImport; outcome: "applied" | "changed" };

/**
 * Imports the good rows of a list that was checked, all or none. The list is compared with the records of this moment:
 * when importing would do something other than the report said, nothing is imported and the report is renewed.
 */
export async function acceptRoster(tx: Em, actor: Actor, now: Date, { id }: { id: number }): Promise<Acceptance> {
  const { schoolId, userId } = actor;
  await lockSchool(tx, schoolId, now);
  const rosterImport = await tx.findOne(RosterImport, { schoolId, id });
  if (!rosterImport) throw new Refusal(ErrorCode.notFound, "This school has no such import.");
  if (rosterImport.status === "applied") return { rosterImport, outcome: "applied" };

  const table = readTable(decodeText(rosterImport.content));
  const picture = await takePicture(tx, schoolId, schoolDayAt(now));
  const plan = planRoster(table, picture);
  const report = reportOf(plan);
  if (report.plan !== (JSON.parse(rosterImport.report) as RosterReport).plan) {
    rosterImport.report = JSON.stringify(report);
    await tx.flush();
    return { rosterImport, outcome: "changed" };
  }

  await applyPlan(tx, actor, now, plan, picture.year);
  rosterImport.status = "applied";
  rosterImport.appliedAt = now;
  await tx.flush();
  const { newLearners, changedLearners } = plan.summary;
  const detail = `${newLearners} new, ${changedLearners} changed`;
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "roster.applied",
    subject: `roster-import:${id}`,
    detail,
    at: now,
  });
  return { rosterImport, outcome: "applied" };
}

/** Every roster of the school waits, and so does a second import, until this one is done. */
async function lockSchool(tx: Em, schoolId: SchoolId, now: Date): Promise<void> {
  const classes = await tx.find(SchoolClass, { schoolId }, { disableIdentityMap: true });
  const scopes = classTermScopes(classes, await openTerms(tx, schoolId, schoolDayAt(now)));
  await lockScopes(tx, [...scopes.map(({ scope }) => scope), schoolScope(schoolId)]);
}
