import { request } from "node:http";
import { brotliDecompressSync, deflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Random } from "../../src/platform/random.js";
import documents from "../../src/sync/persisted-documents.json" with { type: "json" };
import type { Em } from "../../src/platform/orm.js";
import { beginEpoch } from "../../src/sync/restore/begin-epoch.js";
import type { Grade } from "../../src/values/grade.js";
import { aSchool, type TestPerson, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";
import { aSheet, enterTermScores, SCORE_BITS } from "./enter-term-scores.js";
import { aTermOfRegisters } from "./term-school.js";

const NOW = new Date("2026-11-23T06:00:00Z");
const AT = NOW.getTime() / 1000;

const named = (operation: string): string => {
  const found = Object.entries(documents).find(([, text]) => text.includes(operation) && text.includes("v: 2"));
  if (!found) throw new Error(`no persisted document has ${operation}`);
  return found[0];
};
const PULL = named("query Pull(");
const PUSH = named("mutation Push(");

type Page = { e: string; a: string; s: { i: number }[] | null; c: { s: number; h: number; d: string }[]; m: boolean };
type Exchanged = { up: number; down: number; data: { r: Page & { v: { o: string }[]; p: Page } } };

describe("bytes on the wire", () => {
  let booted: BootedApp;
  let school: TestSchool;
  beforeAll(async () => {
    booted = await bootApp({ clock: { now: () => NOW } });
    school = await aTermOfRegisters(booted.app.services);
  });
  afterAll(() => booted[Symbol.asyncDispose]());

  /** Sends a persisted document as a phone does, and weighs both bodies. */
  const exchange = (token: string, documentId: string, variables: object): Promise<Exchanged> =>
    new Promise((resolve, reject) => {
      const body = deflateSync(JSON.stringify({ documentId, variables }), { level: 9 });
      const headers = {
        "content-type": "application/json",
        "content-encoding": "deflate",
        "accept-encoding": "gzip, deflate, br",
        authorization: `Bearer ${token}`,
      };
      const sent = request(`${booted.url}/graphql`, { method: "POST", headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const raw = Buffer.concat(chunks);
          const text = response.headers["content-encoding"] === "br" ? brotliDecompressSync(raw) : raw;
          const { data } = JSON.parse(text.toString()) as { data: Exchanged["data"] };
          resolve({ up: body.length, down: raw.length, data });
        });
      });
      sent.on("error", reject);
      sent.end(body);
    });

  /** Everything a person's phone fetches when it starts with nothing. */
  async function firstPull(person: TestPerson) {
    const token = await booted.signIn(person.login, person.password);
    const cursors = new Map<number, { head: number; digest: number }>();
    const bodies: { up: number; down: number }[] = [];
    let known = "- -";
    for (;;) {
      const { up, down, data } = await exchange(token, PULL, { p: known });
      bodies.push({ up, down });
      for (const { i } of data.r.s ?? []) cursors.set(i, { head: 0, digest: 0 });
      for (const { s, h, d } of data.r.c) cursors.set(s, { head: h, digest: Number(d) });
      known = [data.r.e, data.r.a, ...[...cursors].map(([scope, { head }]) => `${scope}:${head}`)].join(" ");
      if (!data.r.m) return { token, cursors, bodies, known };
    }
  }

  it("spends at most 150 B on a roll-call of 45, and 120 on a correction", async () => {
    const east = school.classes[0]!;
    const { token, cursors, known } = await firstPull(east.teachers[0]!);
    const seen = Math.max(...[...cursors.values()].map(({ head }) => head));
    const roll = `7 r ${east.id} 261123m 1 PA4.1A9L15@20A23.2A41 ${seen} ${AT}`;
    const { up, data } = await exchange(token, PUSH, { n: AT, o: [roll], p: known });
    expect(data.r.v).toMatchObject([{ o: "APPLIED" }]);
    console.log(`a roll-call of 45: ${up} B up`);
    expect(up).toBeLessThanOrEqual(150);

    const fix = `8 f ${east.id} 261123m P4 ${seen + 1} ${AT}`;
    const corrected = await exchange(token, PUSH, { n: AT, o: [fix], p: known });
    console.log(`a correction: ${corrected.up} B up`);
    expect(corrected.up).toBeLessThanOrEqual(120);
  });

  it("spends at most 300 B, both ways, on an idle pull of 20 scopes", async () => {
    const builder = aSchool(booted.app.services).withTerm("2026-08-24", "2026-11-27", 3).withStaff("head");
    for (let n = 0; n < 18; n++)
      builder.withClass(`G${1 + (n % 9)}` as Grade, n < 9 ? "East" : "West").withLearners(45);
    const large = await builder.build();
    // After a restore every cursor has seven digits: the most it costs.
    await beginEpoch(booted.app.services.orm.em.fork() as Em);
    const { token, cursors, known } = await firstPull(large.person("head"));
    expect(cursors.size).toBe(20);
    const digest = [...cursors.values()].reduce((sum, each) => (sum + each.digest) % 2 ** 32, 0);
    const { up, down, data } = await exchange(token, PULL, { p: `${known} =${digest}` });
    expect(data.r).toMatchObject({ s: null, c: [], m: false });
    console.log(`an idle pull of ${cursors.size} scopes: ${up} B up, ${down} B down`);
    expect(up + down).toBeLessThanOrEqual(300);
  });

  it("spends at most 6 B on each score of a sheet of 45", async () => {
    const east = school.classes[0]!;
    const { token, cursors, known } = await firstPull(east.teachers[0]!);
    const seen = Math.max(...[...cursors.values()].map(({ head }) => head));
    const add = `mutation { addAssessment(input: { classId: "${east.id}", subject: "Music", name: "Mask", kind: PROJECT, maximum: 100, day: "2026-11-23" }) { id } }`;
    const added = await booted.graphql<{ addAssessment: { id: string } }>(token, add);
    const { id } = added.data!.addAssessment;
    const sheet = `9 s ${east.id} ${id} 1 ${aSheet(new Random(3))} ${seen} ${AT}`;
    const { up, data } = await exchange(token, PUSH, { n: AT, o: [sheet], p: known });
    expect(data.r.v).toMatchObject([{ o: "APPLIED" }]);
    console.log(`a sheet of 45 scores: ${up} B up, ${(up / 45).toFixed(1)} B a score`);
    expect(up).toBeLessThanOrEqual(6 * 45);
  });

  it("fits a term of the whole school, 70,200 marks and 12,960 scores, into 45 kB and three requests", async () => {
    const registers = await firstPull(school.person("head"));
    const weigh = (bodies: { up: number; down: number }[]) => bodies.reduce((sum, { up, down }) => sum + up + down, 0);
    await enterTermScores(booted.app.services, school);
    const { bodies } = await firstPull(school.person("head"));
    const [before, bytes] = [weigh(registers.bodies), weigh(bodies)];
    const bits = ((bytes - before) * 8) / 12_960;
    console.log(
      `a term of 12 classes: ${bodies.length} requests, ${bodies.map(({ down }) => down).join(" + ")} B down, ${bytes} B in all; ${before} B without scores, so ${bits.toFixed(2)} bits a score, which holds ${SCORE_BITS}`,
    );
    expect(registers.bodies.length).toBeLessThanOrEqual(2);
    expect(before).toBeLessThanOrEqual(22_000);
    expect(registers.bodies[0]!.down).toBeLessThanOrEqual(6_000);
    expect(bodies.length).toBeLessThanOrEqual(3);
    expect(bytes).toBeLessThanOrEqual(45_000);
  });
});
