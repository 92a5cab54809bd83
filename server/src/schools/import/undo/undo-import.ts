import { refuseList } from "../list-refusal.js";
import { recordAudit } from "../../../identity/record-audit.js";
import type { Em } from "../../../platform/orm.js";
import type { UserId } from "../../../values/ids.js";
import type { Actor } from "../../actor.js";
import { RosterImport } from "../../roster-import.entity.js";
import { lockSchool } from "../accept-roster.js";
import type { RosterReport } from "../roster-report.js";
import { planUndo } from "./plan-undo.js";

/** The import, and whose access changed. */
export type Undone = { rosterImport: RosterImport; touchedUsers: readonly UserId[] };

/**
 * Takes back what an import did, learner by learner or person by person: each is again as before, or is left alone
 * altogether when somebody has built on the row since, and the sentence says what. Classes it made go with those who
 * were in them. Where every row is left, the import stays accepted.
 */
export async function undoImport(tx: Em, actor: Actor, now: Date, { id }: { id: number }): Promise<Undone> {
  const { schoolId, userId } = actor;
  await lockSchool(tx, schoolId, now);
  const rosterImport = await tx.findOne(RosterImport, { schoolId, id });
  if (!rosterImport) throw refuseList("IMPORT_UNKNOWN");
  if (rosterImport.undoneAt !== null) return { rosterImport, touchedUsers: [] };
  if (rosterImport.status === "checked") {
    throw refuseList("IMPORT_CHECKED_ONLY");
  }
  if (rosterImport.journal == null) {
    throw refuseList("IMPORT_NO_JOURNAL");
  }

  const planned = await planUndo(rosterImport.kind, tx, schoolId, rosterImport.journal);
  const { undone, kept, classes } = planned;
  const touchedUsers = await planned.apply(tx, actor, now);
  const report = JSON.parse(rosterImport.report) as RosterReport;
  rosterImport.report = JSON.stringify({ ...report, undo: { undone, kept, classes } } satisfies RosterReport);
  if (undone > 0 || kept.length === 0) {
    rosterImport.undoneAt = now;
    rosterImport.journal = null;
  }
  await tx.flush();
  const subject = `roster-import:${id}`;
  const detail = `${undone} undone, ${kept.length} kept, ${classes.length} classes removed`;
  await recordAudit(tx, { schoolId, userId, action: "roster.undone", subject, detail, at: now });
  return { rosterImport, touchedUsers };
}
