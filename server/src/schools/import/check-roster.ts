import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import type { UserId } from "../../values/ids.js";
import { toLineText } from "../../values/line-text.js";
import { schoolDayAt } from "../../values/school-day.js";
import type { Actor } from "../actor.js";
import { RosterImport } from "../roster-import.entity.js";
import { decodeText } from "./decode-text.js";
import { takePicture } from "./picture.js";
import { planRoster } from "./plan-roster.js";
import { readTable } from "./read-table.js";
import { reportOf } from "./roster-report.js";

/** Reads a class list and keeps it with a report of what importing it would do. Imports nothing. */
export async function checkRoster(
  tx: Em,
  { schoolId, userId }: Actor & { userId: UserId },
  now: Date,
  file: { name: string; bytes: Uint8Array },
): Promise<RosterImport> {
  const table = readTable(decodeText(file.bytes));
  const plan = planRoster(table, await takePicture(tx, schoolId, schoolDayAt(now)));
  const fileName = toLineText(file.name).slice(0, 200) || "class list";
  const rosterImport = tx.create(RosterImport, {
    schoolId,
    fileName,
    content: Buffer.from(file.bytes),
    status: "checked",
    report: JSON.stringify(reportOf(plan)),
    createdBy: userId,
    createdAt: now,
    appliedAt: null,
  });
  await tx.flush();
  const subject = `roster-import:${rosterImport.id}`;
  const detail = `${fileName.slice(0, 200)}: ${plan.summary.rows} rows`;
  await recordAudit(tx, { schoolId, userId, action: "roster.checked", subject, detail, at: now });
  return rosterImport;
}
