import { LockMode } from "@mikro-orm/core";
import { ErrorCode, Refusal } from "../../errors.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import type { ClassId, ReportRunId } from "../../values/ids.js";
import { ReportRun } from "./report-run.entity.js";
import { ReportRunClass, RunClassState } from "./report-run-class.entity.js";

/** Has the drafts of a class made anew, from what stands now; what was left out stays so. */
export async function prepareClassAgain(
  tx: Em,
  { schoolId }: UserViewer,
  { runId, classId }: { readonly runId: ReportRunId; readonly classId: ClassId },
): Promise<void> {
  const run = await tx.findOne(ReportRun, { schoolId, id: runId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!run) throw new Refusal(ErrorCode.notFound, "This school has no such run of report cards.");
  if (run.publishedAt !== null) {
    throw new Refusal(ErrorCode.conflict, "These report cards are published. Prepare them in a new run.");
  }
  const anew = { state: RunClassState.waiting, tries: 0, leasedUntil: null };
  const found = await tx.nativeUpdate(ReportRunClass, { schoolId, runId, classId }, anew);
  if (found === 0) throw new Refusal(ErrorCode.notFound, "That class is not in this run.");
}
