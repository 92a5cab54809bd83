import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Role } from "../../src/values/role.js";
import { aSchool, type TestPerson, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";
import { engines } from "../engines.js";

const now = new Date("2026-09-07T06:00:00Z");
const AT = Math.floor(now.getTime() / 1000);
const ADD = `mutation ($c: ID!) {
  addAssessment(input: { classId: $c, subject: "Mathematics", name: "Opener", kind: OPENER, maximum: 40, day: "2026-09-07" }) { id }
}`;
const PUSH = `mutation ($ops: [Operation!]!) { push(v: 1, now: ${AT}, ops: $ops) { verdicts { outcome code } } }`;
const HISTORY = `query ($a: ID!, $l: ID!, $first: Int, $after: String) {
  scoreHistory(assessmentId: $a, learnerId: $l) {
    assessment { subject } learner { name } stands
    entries(first: $first, after: $after) {
      nodes { by { name } before given verdict } totalCount pageInfo { endCursor hasNextPage }
    }
  }
}`;
type History = {
  scoreHistory: {
    stands: string | null;
    learner: { name: string };
    entries: {
      nodes: { by: { name: string }; before: string | null; given: string | null; verdict: string }[];
      totalCount: number;
      pageInfo: { endCursor: string; hasNextPage: boolean };
    };
  } | null;
};

describe.each(engines)("the history of a score on %s", (engine) => {
  let booted: BootedApp;
  let school: TestSchool;
  beforeAll(async () => {
    booted = await bootApp({ engine, clock: { now: () => now } });
    school = await aSchool(booted.app.services)
      .withTerm("2026-08-24", "2026-10-23", 3)
      .withClass("G7", "East")
      .withLearners(2)
      .withTeacher("class", "Achieng Odhiambo")
      .withTeacher("subject", "Barasa Wafula")
      .withStaff(Role.head)
      .withStaff(Role.bursar)
      .build();
  });
  afterAll(() => booted[Symbol.asyncDispose]());

  const signIn = ({ login, password }: TestPerson) => booted.signIn(login, password);
  async function ask<Data>(token: string, text: string, variables: Record<string, unknown>): Promise<Data> {
    const { data, errors } = await booted.graphql<Data>(token, text, variables);
    if (!data) throw new Error(errors?.[0]?.message);
    return data;
  }

  it("tells the latest first what everybody gave, what stood before and what became of it, page by page", async () => {
    const [achieng, barasa] = await Promise.all(school.classes[0]!.teachers.map(signIn));
    const [learner, other] = school.classes[0]!.learnerIds;
    const { id: classId } = school.classes[0]!;
    const added = await ask<{ addAssessment: { id: string } }>(achieng!, ADD, { c: classId });
    const a = added.addAssessment.id;
    const say = (token: string, n: number, run: string, seen: number) =>
      ask(token, PUSH, { ops: [`${n} s ${classId} ${a} 1 ${run} ${seen} ${AT}`] });
    await say(achieng!, 1, "D", 0);
    await say(barasa!, 1, "E", 0);
    // They take theirs back and know nothing of the other, which stands then.
    await say(achieng!, 2, "-", 0);
    const read = async (l: unknown, first = 50, after: string | null = null) =>
      (await ask<History>(barasa!, HISTORY, { a, l, first, after })).scoreHistory!;

    const whole = await read(learner);
    expect(whole.stands).toBe("30");
    expect(whole.entries.nodes).toEqual([
      { by: { name: "Achieng Odhiambo" }, before: "29", given: null, verdict: "YIELDED" },
      { by: { name: "Barasa Wafula" }, before: "29", given: "30", verdict: "PROPOSED" },
      { by: { name: "Achieng Odhiambo" }, before: null, given: "29", verdict: "APPLIED" },
    ]);
    const page = await read(learner, 2);
    expect(page.entries).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect((await read(learner, 2, page.entries.pageInfo.endCursor)).entries.nodes).toEqual(
      whole.entries.nodes.slice(2),
    );
    expect((await read(other)).entries).toMatchObject({ nodes: [], totalCount: 0 });

    const bursar = await signIn(school.person(Role.bursar));
    expect(await ask<History>(bursar, HISTORY, { a, l: learner })).toEqual({ scoreHistory: null });
  });
});
