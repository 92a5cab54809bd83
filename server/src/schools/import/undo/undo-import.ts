import { ErrorCode, Refusal } from "../../../errors.js";
import { recordAudit } from "../../../identity/record-audit.js";
import type { Em } from "../../../platform/orm.js";
import type { UserId } from "../../../values/ids.js";
import { ImportKind } from "../../../values/import-kind.js";
import type { Actor } from "../../actor.js";
import { RosterImport } from "../../roster-import.entity.js";
import { lockSchool } from "../accept-roster.js";
import type { Fault } from "../fault.js";
import type { RosterReport } from "../roster-report.js";
import type { Journal } from "./journal.js";
import { undoLearners } from "./undo-learners.js";
import { undoStaff } from "./undo-staff.js";

/** How many learners or people are as they were before, and who was left as they are, and why. */
export type Undoing = { undone: number; kept: Fault[]; touchedUsers: readonly UserId[] };

/** The import, and whose access changed. */
export type Undone = { rosterImport: RosterImport; touchedUsers: readonly UserId[] };

/**
 * Takes back what an import did, learner by learner or person by person: each is again as before, or is left alone
 * altogether when somebody has built on the row since, and the sentence says what. Where every row is left, the import
 * stays accepted.
 */
export async function undoImport(tx: Em, actor: Actor, now: Date, { id }: { id: number }): Promise<Undone> {
  const { schoolId, userId } = actor;
  await lockSchool(tx, schoolId, now);
  const rosterImport = await tx.findOne(RosterImport, { schoolId, id });
  if (!rosterImport) throw new Refusal(ErrorCode.notFound, "This school has no such import.");
  if (rosterImport.undoneAt !== null) return { rosterImport, touchedUsers: [] };
  if (rosterImport.status === "checked") {
    throw new Refusal(ErrorCode.conflict, "This list was checked only. There is nothing to undo.");
  }
  if (rosterImport.journal == null) {
    const sentence = "This list was imported before imports could be undone. Correct the records one by one.";
    throw new Refusal(ErrorCode.conflict, sentence);
  }

  const journal = JSON.parse(rosterImport.journal) as Journal;
  const { undone, kept, touchedUsers } = await UNDO[rosterImport.kind as ImportKind](tx, actor, now, journal);
  const report = JSON.parse(rosterImport.report) as RosterReport;
  rosterImport.report = JSON.stringify({ ...report, undo: { undone, kept } } satisfies RosterReport);
  if (undone > 0 || kept.length === 0) {
    rosterImport.undoneAt = now;
    rosterImport.journal = null;
  }
  await tx.flush();
  const subject = `roster-import:${id}`;
  const detail = `${undone} undone, ${kept.length} kept`;
  await recordAudit(tx, { schoolId, userId, action: "roster.undone", subject, detail, at: now });
  return { rosterImport, touchedUsers };
}

type Undo = (tx: Em, actor: Actor, now: Date, journal: Journal) => Promise<Undoing>;

const UNDO: Record<ImportKind, Undo> = {
  [ImportKind.learners]: undoLearners,
  [ImportKind.guardians]: undoLearners,
  [ImportKind.staff]: undoStaff,
};
