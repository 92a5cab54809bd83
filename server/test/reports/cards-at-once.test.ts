import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { UserViewer } from "../../src/identity/viewer.js";
import type { Em } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { decodeCard } from "../../src/reports/cards/card-line.js";
import { leaveOutReports } from "../../src/reports/cards/leave-out-reports.js";
import { publishClass } from "../../src/reports/publish/publish-class.js";
import { publishReports } from "../../src/reports/publish/publish-reports.js";
import { RemarkKind } from "../../src/reports/remarks/remark-kind.js";
import { saveRemarks } from "../../src/reports/remarks/save-remarks.js";
import { type ClaimedClass, claimClass } from "../../src/reports/runs/claim-class.js";
import { prepareClass } from "../../src/reports/runs/prepare-class.js";
import { prepareClassAgain } from "../../src/reports/runs/prepare-class-again.js";
import { ReportRunClass } from "../../src/reports/runs/report-run-class.entity.js";
import { ResultsShelf } from "../../src/reports/runs/results-shelf.js";
import type { ReportCardId, ReportRunId } from "../../src/values/ids.js";
import { Role } from "../../src/values/role.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";
import { engines } from "../engines.js";
import { ReportDesk } from "./report-desk.js";

const clock = { now: () => new Date("2026-08-03T06:00:00Z") };
/** More than are given out in one step. */
const LEARNERS = 20;
const EVERYBODY = Array.from({ length: LEARNERS }, (_, index) => 40 + index);

describe.each(engines)("report cards under several hands on %s", (engine) => {
  let app: BootedApp;
  let school: TestSchool;
  let desk: ReportDesk;

  beforeAll(async () => {
    // Its worker works when it is kicked, and takes no class that a test is about to take itself.
    vi.useFakeTimers({ toFake: ["setInterval"] });
    app = await bootApp({ engine, clock }).finally(() => vi.useRealTimers());
  });
  afterAll(() => app[Symbol.asyncDispose]());

  beforeEach(async () => {
    school = await aSchool(app.app.services)
      .withTerm("2026-04-27", "2026-07-31", 2)
      .withClass("G7", "East")
      .withLearners(LEARNERS)
      .withStaff(Role.head)
      .build();
    desk = await ReportDesk.open(app, school);
    await desk.enter("Grade 7 East", "Mathematics", "End of term", EVERYBODY);
  });

  const head = (): UserViewer => {
    const { userId, roles } = school.person(Role.head);
    return { kind: "user", userId, schoolId: school.id, deviceId: 1 as never, roles: new Set(roles) };
  };

  /** Asks for what was prepared to be given out, and takes the class before the app's own worker does. */
  async function claimToPublish(runId: string): Promise<ClaimedClass> {
    await inTransaction(desk.em, (tx) => publishReports(tx, head(), clock.now(), Number(runId) as ReportRunId));
    return (await claimClass(app.app.services.orm.em.fork() as Em, clock.now()))!;
  }

  /** Publishes and, once the first cards are out, lets somebody else do something. */
  async function publishWhile(claimed: ClaimedClass, meanwhile: () => Promise<unknown>): Promise<unknown> {
    const { orm } = app.app.services;
    let other: Promise<unknown> | null = null;
    const kick = () => {
      other ??= meanwhile().catch((error: unknown) => error);
    };
    await publishClass({ orm, clock, relay: { kick } as never }, claimed);
    return other;
  }

  const standing = async () =>
    (await desk.cards({ states: ["PUBLISHED"] })).map(({ learnerId, version }) => [learnerId, version]);
  const all = (version: number) => school.schoolClass("Grade 7 East").learnerIds.map((id) => [String(id), version]);

  it("are published once by two processes at the same class", async () => {
    const claimed = await claimToPublish((await desk.prepare()).id);
    await Promise.all([publishClass(app.app.services, claimed), publishClass(app.app.services, claimed)]);
    expect(await standing()).toEqual(all(1));
  });

  it("stay with whoever is left out while the others are given out", async () => {
    await desk.publish((await desk.prepare()).id);
    const run = await desk.prepare();
    const last = (await desk.cards({ runId: run.id, states: ["DRAFT"] })).at(-1)!;
    const claimed = await claimToPublish(run.id);
    const refused = await publishWhile(claimed, () =>
      inTransaction(desk.em, (tx) => leaveOutReports(tx, head(), [Number(last.id) as ReportCardId], true)),
    );
    // Where both write at once it may come too late, and says so.
    const left = engine === "sqlite" || refused === undefined ? 1 : 2;
    expect(await standing()).toEqual([...all(2).slice(0, -1), [last.learnerId, left]]);
  });

  it("carry a remark that was taken while others were given out", async () => {
    const run = await desk.prepare();
    const learnerId = school.schoolClass("Grade 7 East").learnerIds.at(-1)!;
    const remark = { learnerId, kind: RemarkKind.head, subjectId: null, text: "Well done." };
    const claimed = await claimToPublish(run.id);
    const failed = await publishWhile(claimed, () =>
      inTransaction(desk.em, (tx) => saveRemarks(tx, head(), clock.now(), school.termIds[0]!, [remark])),
    );
    expect(failed).toBeUndefined();
    const [card] = await desk.cards({ learnerId: String(learnerId) });
    expect(card).toMatchObject({ state: "PUBLISHED" });
    const said = decodeCard(card!.content).head?.text;
    expect(engine === "sqlite" ? ["Well done."] : ["Well done.", undefined]).toContain(said);
    expect(decodeCard(card!.content).number).toMatch(/\/1$/);
  });

  it("are made anew when that was asked for while they were being made", async () => {
    const { services } = app.app;
    const run = await desk.prepare();
    const ids = { runId: Number(run.id) as ReportRunId, classId: school.schoolClass("Grade 7 East").id };
    const again = () => inTransaction(desk.em, (tx) => prepareClassAgain(tx, head(), ids));
    await again();
    const claimed = (await claimClass(services.orm.em.fork() as Em, clock.now()))!;
    await again();
    await prepareClass(services, claimed, new ResultsShelf());
    const { state } = await desk.em.findOneOrFail(ReportRunClass, { runId: ids.runId });
    expect(state).toBe("waiting");
    services.reportWorker.kick();
    await desk.settled(async () => {
      const row = await desk.em.findOneOrFail(ReportRunClass, { runId: ids.runId });
      expect(row.state).toBe("ready");
    });
  });
});
