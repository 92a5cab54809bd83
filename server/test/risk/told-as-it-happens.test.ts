import { createClient } from "graphql-ws";
import { afterAll, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { inTransaction } from "../../src/platform/transaction.js";
import { RiskBand } from "../../src/risk/rules/risk-band.js";
import { RiskScore } from "../../src/risk/scores/risk-score.entity.js";
import { tellTopBand } from "../../src/risk/scores/tell-top-band.js";
import { assignTeacher } from "../../src/schools/assign-teacher.js";
import type { LearnerId } from "../../src/values/ids.js";
import { recordEvents } from "../../src/events/outbox.js";
import type { UserViewer } from "../../src/identity/viewer.js";
import { followRuns } from "../../src/risk/training/follow-runs.js";
import { RiskRun } from "../../src/risk/training/risk-run.entity.js";
import { riskRunTopic } from "../../src/risk/training/risk-run-topic.js";
import { Role } from "../../src/values/role.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import { listening } from "../listening.js";
import { aRiskApp } from "./a-risk-app.js";

const at = new Date("2026-09-08T06:00:00Z");
const clock = { now: () => at };
const HIGH = { band: RiskBand.high, probability: 0.5 };

const { app, world, school, own, others, em, ask } = await aRiskApp("Faragha School", clock);
afterAll(() => app[Symbol.asyncDispose]());

describe("coming into the top band", () => {
  const FOLLOW = "subscription { enteredTopBand { eventId learnerId learnerName className probability before } }";
  type Told = { data: { enteredTopBand: { learnerId: string; before: string | null; className: string } } };

  async function follow(role: Role) {
    const client = createClient({
      url: `${app.url.replace("http", "ws")}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { accessToken: world.tokens[role] },
      retryAttempts: 0,
    });
    const told: Told[] = [];
    const next = (event: { data?: unknown }) => void (event.data && told.push(event as Told));
    const begun = listening(app.app.services.pubSub);
    const isRefused = new Promise<void>((resolve) => {
      client.subscribe({ query: FOLLOW }, { next, error: () => resolve(), complete: resolve });
    });
    await Promise.race([begun, isRefused]);
    return { told, client, learners: () => told.map(({ data }) => Number(data.enteredTopBand.learnerId)) };
  }

  it("is told once, to those who lead the learner when it is told", async () => {
    const [first, second] = own as [LearnerId, LearnerId];
    const [third] = others as [LearnerId];
    const scoring = { schoolId: school.id, scoredOn: "2026-09-10" as SchoolDay, now: at };
    const score = (...learnerIds: LearnerId[]) =>
      inTransaction(em(), async (tx) => {
        const told = await tellTopBand(
          tx,
          scoring,
          learnerIds.map((learnerId) => ({ learnerId, ...HIGH })),
        );
        await tx.nativeUpdate(RiskScore, { learnerId: { $in: learnerIds } }, { band: RiskBand.high });
        return told;
      });
    await em().nativeUpdate(RiskScore, { learnerId: { $in: [first, second, third] } }, { band: RiskBand.medium });
    const heads = await follow(Role.head);
    const teachers = await follow(Role.classTeacher);
    const bursars = await follow(Role.bursar);

    expect(await score(first, third)).toBe(2);
    expect(await score(first, third)).toBe(0);
    app.app.services.relay.kick();
    await vi.waitFor(() => expect(heads.learners()).toEqual([first, third]), 30_000);
    await vi.waitFor(() => expect(teachers.learners()).toEqual([first]), 30_000);
    expect(heads.told[0]!.data.enteredTopBand).toMatchObject({
      eventId: `risk-${first}-2026-09-10`,
      learnerName: "Learner 1 of Faragha School",
      className: "Grade 7 East",
      probability: 0.5,
      before: "MEDIUM",
    });

    const actor = { schoolId: school.id, userId: null };
    const { userId } = school.person(Role.classTeacher);
    await em().execute("delete from teaching where user_id = ?", [userId]);
    expect(await score(second)).toBe(1);
    app.app.services.relay.kick();
    await vi.waitFor(() => expect(heads.learners()).toEqual([first, third, second]), 30_000);
    expect([teachers.learners(), bursars.learners()]).toEqual([[first], []]);
    await inTransaction(em(), (tx) =>
      assignTeacher(tx, actor, at, { classId: school.schoolClass("Grade 7 East").id, userId, kind: "class" }),
    );
    for (const { client } of [heads, teachers, bursars]) await client.dispose();
  });

  it("is not told of whom somebody has decided otherwise, nor on the very first scores", async () => {
    const [first] = own as [LearnerId];
    await em().nativeUpdate(RiskScore, { learnerId: first }, { band: RiskBand.low });
    const tell = (scoredOn: string) =>
      inTransaction(em(), (tx) =>
        tellTopBand(tx, { schoolId: school.id, scoredOn: scoredOn as SchoolDay, now: at }, [
          { learnerId: first, ...HIGH },
        ]),
      );
    await ask(world.tokens[Role.head], "mutation ($input: RiskOverrideInput!) { overrideRisk(input: $input) { id } }", {
      input: { learnerId: String(first), reason: "OTHER", note: "Settled", until: "2026-09-10" },
    });
    expect([await tell("2026-09-10"), await tell("2026-09-11")]).toEqual([0, 1]);
    await em().nativeDelete(RiskScore, { learnerId: first });
    expect([await tell("2026-09-07"), await tell("2026-09-11")]).toEqual([0, 1]);
  });
});

it("tells how far a training is to those alone who may read of it when it is told", async () => {
  const { services } = app.app;
  const where = { schoolId: school.id };
  const run = { ...where, askedBy: null, state: "done", askedAt: at } as const;
  const none = {
    phase: null,
    leasedUntil: null,
    startedAt: null,
    endedAt: null,
    fault: null,
    modelId: null,
    scored: 1,
  };
  const runId = await em().insert(RiskRun, { ...run, ...none });
  const follow = async (role: Role) => {
    const { userId, roles } = school.person(role);
    const told: string[] = [];
    const viewer = { kind: "user", ...where, userId, roles: new Set(roles), deviceId: 1 } as unknown as UserViewer;
    const events = await followRuns(services, viewer);
    void (async () => {
      for await (const { id } of events) told.push(id);
    })();
    return told;
  };
  const [head, deputy] = [await follow(Role.head), await follow(Role.deputy)];
  const tell = async () => {
    const event = { topic: riskRunTopic(school.id), payload: { runId } };
    await inTransaction(em(), (tx) => recordEvents(tx, at, [event]));
    services.relay.kick();
  };
  await tell();
  await vi.waitFor(() => expect([head.length, deputy.length]).toEqual([1, 1]), 30_000);
  await em().execute("delete from membership where user_id = ?", [school.person(Role.deputy).userId]);
  await tell();
  await vi.waitFor(() => expect(head).toHaveLength(2), 30_000);
  expect(deputy).toHaveLength(1);
});
