import { ErrorCode, Refusal } from "../../errors.js";
import { readNames } from "../../identity/read-names.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { isSqlite, readInstant, runSql } from "../../platform/sql.js";
import type { RiskCaseId } from "../../values/ids.js";
import { schoolDayAt } from "../../values/school-day.js";
import { type CaseRow, readCases } from "./read-cases.js";
import { visibleCases } from "./visible-cases.js";
import { RiskRefusal } from "../risk-refusal.js";

/** A case that the viewer may see, held until the transaction ends. */
export async function claimCase(tx: Em, viewer: UserViewer, id: RiskCaseId): Promise<CaseRow> {
  const forUpdate = isSqlite(tx) ? "" : "for update";
  await runSql(tx, `select id from risk_case where school_id = ? and id = ? ${forUpdate}`, [viewer.schoolId, id]);
  const [found] = await readCases(tx, viewer.schoolId, [visibleCases(viewer), { sql: "c.id = ?", values: [id] }]);
  if (found) return found;
  throw new Refusal(ErrorCode.notFound, "There is no such case that is yours to see. Ask the head.", {
    reason: RiskRefusal.noCase,
  });
}

/** As `claimCase`; refuses a case that is closed, and says who closed it. */
export async function claimOpenCase(tx: Em, viewer: UserViewer, id: RiskCaseId): Promise<CaseRow> {
  const found = await claimCase(tx, viewer, id);
  if (found.closedAt === null) return found;
  throw await closedAlready(tx, found);
}

export async function closedAlready(tx: Em, { closedBy, closedAt, outcome }: CaseRow): Promise<Refusal> {
  const name = (await readNames(tx, closedBy === null ? [] : [closedBy])).get(closedBy!) ?? "Somebody";
  const day = schoolDayAt(readInstant(closedAt));
  return new Refusal(
    ErrorCode.conflict,
    `${name} closed this case on ${day} (${outcome}). Look at it again, and reopen it if it goes on.`,
    { reason: RiskRefusal.closed, closedBy: name, closedOn: day },
  );
}
