import type { Services } from "../src/context.js";
import type { UserViewer } from "../src/identity/viewer.js";
import type { Em } from "../src/platform/orm.js";
import { inTransaction } from "../src/platform/transaction.js";
import { publishClass } from "../src/reports/publish/publish-class.js";
import { publishReports } from "../src/reports/publish/publish-reports.js";
import { fillRemarks } from "../src/reports/remarks/fill-remarks.js";
import { RemarkKind } from "../src/reports/remarks/remark-kind.js";
import { claimClass } from "../src/reports/runs/claim-class.js";
import { prepareClass } from "../src/reports/runs/prepare-class.js";
import { prepareReports } from "../src/reports/runs/prepare-reports.js";
import { ReportRunClass } from "../src/reports/runs/report-run-class.entity.js";
import { ResultsShelf } from "../src/reports/runs/results-shelf.js";
import type { ReportRunId, TermId } from "../src/values/ids.js";

/** Prepares, remarks and publishes the report cards of a term in the name of the head, as the desk and its worker would. */
export async function publishDemoCards(
  services: Pick<Services, "orm" | "clock" | "relay">,
  head: UserViewer,
  termId: TermId,
): Promise<void> {
  const { orm, clock } = services;
  const em = orm.em.fork() as Em;
  em.setFilterParams("school", { schoolId: head.schoolId });
  const options = { classIds: null, language: "en", withBalance: false, withPlaces: true, nextStarts: null } as const;
  const runId = await inTransaction(em, (tx) => prepareReports(tx, head, clock.now(), { termId, ...options }));
  const shelf = new ResultsShelf();
  await forEachClass(services, (claimed) => prepareClass(services, claimed, shelf));
  await remark(em, head, clock.now(), runId);
  await inTransaction(em, (tx) => publishReports(tx, head, clock.now(), runId));
  await forEachClass(services, (claimed) => publishClass(services, claimed));
}

type Claimed = NonNullable<Awaited<ReturnType<typeof claimClass>>>;

async function forEachClass(
  { orm, clock }: Pick<Services, "orm" | "clock">,
  work: (claimed: Claimed) => Promise<void>,
): Promise<void> {
  for (;;) {
    const claimed = await claimClass(orm.em.fork() as Em, clock.now());
    if (!claimed) return;
    await work(claimed);
  }
}

async function remark(em: Em, head: UserViewer, now: Date, runId: ReportRunId): Promise<void> {
  const classes = await em.find(ReportRunClass, { schoolId: head.schoolId, runId }, { disableIdentityMap: true });
  for (const { classId } of classes) {
    for (const kind of [RemarkKind.classTeacher, RemarkKind.head]) {
      await inTransaction(em, (tx) => fillRemarks(tx, head, now, { runId, classId }, kind));
    }
  }
}
