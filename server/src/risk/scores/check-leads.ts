import { ErrorCode, Refusal } from "../../errors.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { isSqlite, runSql } from "../../platform/sql.js";
import type { LearnerId } from "../../values/ids.js";
import { ledLearners } from "./visible-risk.js";
import { RiskRefusal } from "../risk-refusal.js";

/** Refuses whoever may not decide for the learner, and holds the learner until the transaction ends. */
export async function checkLeads(tx: Em, viewer: UserViewer, learnerId: LearnerId): Promise<void> {
  const led = ledLearners(viewer);
  const rows = await runSql(
    tx,
    `select l.id from learner l where l.school_id = ? and l.id = ? and l.void_at is null and ${led.sql}
     ${isSqlite(tx) ? "" : "for update"}`,
    [viewer.schoolId, learnerId, ...led.values],
  );
  if (rows.length > 0) return;
  throw new Refusal(ErrorCode.notFound, "There is no such learner for whom you may decide. Ask the head.", {
    reason: RiskRefusal.noLearner,
  });
}
