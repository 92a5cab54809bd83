import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Em } from "../../src/platform/orm.js";
import { runSql } from "../../src/platform/sql.js";
import documents from "../../src/sync/persisted-documents.json" with { type: "json" };
import { PROTOCOLS } from "../../src/sync/protocol.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";

/** What the apps of each version send, by the names under which they were released. */
const RELEASED = {
  1: { pull: "228a88bc", push: "ffacf7fc" },
  2: { pull: "bd1b7d7f", push: "95cfe8cc" },
} as const;

type Verdict = { n: number; o: string; c: string | null };
type Answer = {
  data?: { r: { v: Verdict[]; p: Page | null } & Page } | null;
  errors?: { extensions: { code: string } }[];
};
type Page = { c: { s: number; i: [string, ...string[][]][] }[] };

describe("a phone of an earlier version", () => {
  let now = new Date("2026-11-26T06:00:00Z");
  let booted: BootedApp;
  let school: TestSchool;
  beforeAll(async () => {
    booted = await bootApp({ clock: { now: () => now } });
    school = await aSchool(booted.app.services)
      .withTerm("2026-08-24", "2026-11-27", 3)
      .withTerm("2027-05-03", "2027-07-30", 2)
      .withClass("G7", "East", 2026)
      .withLearners(6)
      .withTeacher()
      .withClass("G8", "East", 2027)
      .withLearners(6)
      .withTeacher()
      .build();
  });
  afterAll(() => booted[Symbol.asyncDispose]());

  const devices = new Map<number, string>();

  /** The access token of a class's teacher, on the phone they always use. */
  const signIn = async (place: number): Promise<string> => {
    const { login, password } = school.classes[place]!.teachers[0]!;
    const text = `mutation ($l: String!, $p: String!, $d: ID) { signIn(login: $l, password: $p, deviceId: $d) { accessToken deviceId } }`;
    const variables = { l: login, p: password, d: devices.get(place) };
    const { data } = await booted.graphql<{ signIn: { accessToken: string; deviceId: string } }>(null, text, variables);
    devices.set(place, data!.signIn.deviceId);
    return data!.signIn.accessToken;
  };

  /** Asks as a phone does: by the document's name, which is all that older apps ever send. */
  const ask = async (place: number, documentId: string, variables: object): Promise<Answer> => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${await signIn(place)}` };
    const body = JSON.stringify({ documentId, variables });
    const response = await fetch(`${booted.url}/graphql`, { method: "POST", headers, body });
    return (await response.json()) as Answer;
  };
  const roll = (n: number, { id }: TestSchool["classes"][number], day: string) =>
    `${n} r ${id} ${day} 1 PA2 0 ${now.getTime() / 1000}`;

  it("finds every document it was released with, to the letter", () => {
    for (const name of Object.values(RELEASED).flatMap(Object.values) as string[]) {
      const text = (documents as Record<string, string>)[name];
      expect(createHash("sha256").update(text!).digest("hex").slice(0, 8)).toBe(name);
    }
    expect(Object.keys(RELEASED).map(Number)).toEqual(PROTOCOLS.map(({ version }) => version));
  });

  it("pushes and pulls, and is given scores it does not know in the form of everything else", async () => {
    now = new Date("2026-11-26T06:00:00Z");
    const [east] = school.classes;
    const variables = { n: now.getTime() / 1000, o: [roll(1, east!, "261126m")], p: "- -" };
    const pushed = await ask(0, RELEASED[1].push, variables);
    expect(pushed.data?.r.v).toMatchObject([{ n: 1, o: "APPLIED", c: null }]);
    expect(itemsOf(pushed.data!.r.p!)).toContain("r261126m");

    const token = await signIn(0);
    const add = `mutation { addAssessment(input: { classId: "${east!.id}", subject: "English", name: "Opener", kind: OPENER, maximum: 50, day: "2026-11-26" }) { id } }`;
    const added = await booted.graphql<{ addAssessment: { id: string } }>(token, add);
    const { id } = added.data!.addAssessment;
    const scores = [`2 s ${east!.id} ${id} 1 QHA 0 ${now.getTime() / 1000}`];
    const entered = await ask(0, RELEASED[2].push, { ...variables, o: scores });
    expect(entered.data?.r.v).toMatchObject([{ o: "APPLIED" }]);
    const pulled = await ask(0, RELEASED[1].pull, { p: "- -" });
    expect(itemsOf(pulled.data!.r)).toEqual(expect.arrayContaining(["r261126m", `a${id}`, `s${id}`, "l1"]));
  });

  it("is understood for 180 days after the next version came, and not a day longer", async () => {
    const [, east] = school.classes;
    now = new Date("2027-05-25T06:00:00Z");
    const variables = { n: now.getTime() / 1000, o: [roll(1, east!, "270525m")], p: "- -" };
    const last = await ask(1, RELEASED[1].push, variables);
    expect(last.data?.r.v).toMatchObject([{ n: 1, o: "APPLIED" }]);

    now = new Date("2027-05-26T06:00:00Z");
    const more = { ...variables, o: [...variables.o, roll(2, east!, "270526m")] };
    for (const name of Object.values(RELEASED[1])) {
      const refused = await ask(1, name, more);
      expect(refused.errors?.[0]?.extensions.code).toBe("UPGRADE_REQUIRED");
      expect(refused.data ?? null).toBeNull();
    }
  });

  it("loses nothing by it: what it kept is sent by the version it becomes, and taken once", async () => {
    const [, east] = school.classes;
    const before = new Date("2027-05-25T06:00:00Z").getTime() / 1000;
    now = new Date("2027-05-26T07:00:00Z");
    const kept = [`1 r ${east!.id} 270525m 1 PA2 0 ${before}`, `2 r ${east!.id} 270526m 1 PA2 0 ${before + 86_400}`];
    const sent = await ask(1, RELEASED[2].push, { n: now.getTime() / 1000, o: kept, p: null });
    expect(sent.data?.r.v).toMatchObject([
      { n: 1, o: "APPLIED" },
      { n: 2, o: "APPLIED" },
    ]);
    const em = booted.app.services.orm.em.fork() as Em;
    const sql = "select day from attendance_history where class_id = ? and learner_id is null order by id";
    const history = await runSql<{ day: string }>(em, sql, [east!.id]);
    expect(history.map(({ day }) => day)).toEqual(["2027-05-25", "2027-05-26"]);
  });
});
const itemsOf = ({ c }: Page): string[] =>
  c.flatMap(({ i }) => i.flatMap(([letter, suffixes = []]) => suffixes.map((suffix) => letter + suffix)));
