import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import type { UserId } from "../../values/ids.js";
import { ImportKind } from "../../values/import-kind.js";
import { toLineText } from "../../values/line-text.js";
import { schoolDayAt } from "../../values/school-day.js";
import type { Actor } from "../actor.js";
import { RosterImport } from "../roster-import.entity.js";
import { LIST_FORMS, prepareImport } from "./prepare-import.js";
import { readList } from "./read-list.js";
import { readTable } from "./read-table.js";
import { reportOf } from "./roster-report.js";

/** Reads a list and keeps it with a report of what importing it would do. Imports nothing. */
export async function checkRoster(
  tx: Em,
  actor: Actor & { userId: UserId },
  now: Date,
  { kind = ImportKind.learners, ...file }: { name: string; bytes: Uint8Array; kind?: ImportKind },
): Promise<RosterImport> {
  const { schoolId, userId } = actor;
  const table = readTable(LIST_FORMS[kind], await readList(file.bytes));
  const prepared = await prepareImport(kind, tx, actor, table, schoolDayAt(now));
  const fileName = toLineText(file.name).slice(0, 200) || "list";
  const rosterImport = tx.create(RosterImport, {
    schoolId,
    kind,
    fileName,
    content: Buffer.from(file.bytes),
    status: "checked",
    report: JSON.stringify(reportOf(prepared)),
    createdBy: userId,
    createdAt: now,
    appliedAt: null,
    journal: null,
    undoneAt: null,
  });
  await tx.flush();
  const subject = `roster-import:${rosterImport.id}`;
  const detail = `${fileName}: ${prepared.summary.rows} rows, ${kind}`;
  await recordAudit(tx, { schoolId, userId, action: "roster.checked", subject, detail, at: now });
  return rosterImport;
}
