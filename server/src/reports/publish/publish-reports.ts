import { LockMode } from "@mikro-orm/core";
import { ErrorCode, Refusal } from "../../errors.js";
import type { UserViewer } from "../../identity/viewer.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import type { ReportRunId } from "../../values/ids.js";
import { CardState } from "../cards/report-card.entity.js";
import { ReportCard } from "../cards/report-card.entity.js";
import { ReportRun } from "../runs/report-run.entity.js";
import { ReportRunClass, RunClassState } from "../runs/report-run-class.entity.js";

/** Says that the drafts of a run are right and are to be given out; the worker does it, class by class. */
export async function publishReports(
  tx: Em,
  { schoolId, userId }: UserViewer,
  now: Date,
  runId: ReportRunId,
): Promise<void> {
  const run = await tx.findOne(ReportRun, { schoolId, id: runId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!run) throw new Refusal(ErrorCode.notFound, "This school has no such run of report cards.");
  if (run.publishedAt !== null) throw new Refusal(ErrorCode.conflict, "These report cards are published already.");
  const unready = await tx.count(ReportRunClass, { schoolId, runId, state: { $ne: RunClassState.ready } });
  if (unready > 0) {
    throw new Refusal(
      ErrorCode.conflict,
      "Some classes are not prepared yet. Wait, or prepare them again, then publish.",
    );
  }
  const cards = await tx.count(ReportCard, { schoolId, runId, state: CardState.draft });
  if (cards === 0) throw new Refusal(ErrorCode.conflict, "There is no draft to publish. Prepare the cards again.");
  run.publishedAt = now;
  run.publishedBy = userId;
  await tx.flush();
  const asked = { state: RunClassState.publishing, leasedUntil: null, tries: 0 };
  await tx.nativeUpdate(ReportRunClass, { schoolId, runId }, asked);
  const detail = `${cards} report cards`;
  await recordAudit(tx, {
    schoolId,
    userId,
    action: "reports.published",
    subject: `report-run:${runId}`,
    detail,
    at: now,
  });
}
