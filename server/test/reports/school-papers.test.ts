import { deflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Role } from "../../src/values/role.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";
import { engines } from "../engines.js";

const PROFILE = "{ schoolProfile { name motto address phone email logoAt } }";
const SAVE = "mutation ($input: SchoolProfileInput!) { saveSchoolProfile(input: $input) { motto address } }";
const LOGO = "mutation ($file: FileContent) { saveSchoolLogo(file: $file) { logoAt } }";
const BANK = "{ commentBank(kind: CLASS_TEACHER, language: KISWAHILI) { band text } }";
const SAVE_BANK = `mutation ($phrases: [CommentPhraseInput!]!) {
  saveCommentBank(kind: CLASS_TEACHER, language: KISWAHILI, phrases: $phrases) { band text }
}`;

/** A red square of 2 x 2. */
function redPng(): Buffer {
  const part = (kind: string, body: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return Buffer.concat([length, Buffer.from(kind, "latin1"), body, Buffer.alloc(4)]);
  };
  const row = [0, 200, 0, 0, 200, 0, 0];
  const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 2, 0, 0, 0]);
  const pixels = part("IDAT", deflateSync(Buffer.from([...row, ...row])));
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    part("IHDR", header),
    pixels,
    part("IEND", Buffer.alloc(0)),
  ]);
}

describe.each(engines)("what a school's papers say, on %s", (engine) => {
  let app: BootedApp;
  let school: TestSchool;
  let other: TestSchool;
  const token = ({ login, password }: { login: string; password: string }) => app.signIn(login, password);
  const file = async (of: TestSchool, role: Role) => {
    const authorization = `Bearer ${await token(of.person(role))}`;
    return fetch(`${app.url}/files/reports/logo`, { headers: { authorization } });
  };

  beforeAll(async () => {
    app = await bootApp({ engine });
    const build = () => aSchool(app.app.services).withClass("G7").withLearners(1).withGuardian().withStaff(Role.head);
    [school, other] = [await build().build(), await build().build()];
  });
  afterAll(() => app[Symbol.asyncDispose]());

  it("is empty at first, and then what the head wrote, tidied", async () => {
    const head = await token(school.person(Role.head));
    const empty = { name: school.name, motto: "", address: "", phone: "", email: "", logoAt: null };
    expect((await app.graphql(head, PROFILE)).data).toEqual({ schoolProfile: empty });
    const input = { motto: " Elimu  ni nuru ", address: "S.L.P. 12|Kisumu", phone: "0700 000 000", email: "" };
    const { data } = await app.graphql(head, SAVE, { input });
    expect(data).toEqual({ saveSchoolProfile: { motto: "Elimu ni nuru", address: "S.L.P. 12Kisumu" } });
    const long = await app.graphql(head, SAVE, { input: { ...input, motto: "m".repeat(121) } });
    expect(long.errors?.[0]?.message).toBe("Write the motto in at most 120 letters.");
  });

  it("has a logo that everybody of the school sees and nobody else", async () => {
    const head = await token(school.person(Role.head));
    expect((await file(school, Role.guardian)).status).toBe(404);
    const logo = redPng();
    expect((await app.graphql(head, LOGO, { file: logo.toString("base64") })).errors).toBeUndefined();
    const seen = await file(school, Role.guardian);
    expect([seen.status, seen.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(Buffer.from(await seen.arrayBuffer())).toEqual(logo);
    expect((await file(other, Role.head)).status).toBe(404);
    expect((await fetch(`${app.url}/files/reports/logo`)).status).toBe(401);
    await app.graphql(head, SAVE, { input: { motto: "New", address: "", phone: "", email: "" } });
    expect((await file(school, Role.head)).status).toBe(200);
    const refused = await app.graphql(head, LOGO, { file: Buffer.from("GIF89a...").toString("base64") });
    expect(refused.errors?.[0]?.extensions["code"]).toBe("BAD_USER_INPUT");
    await app.graphql(head, LOGO);
    expect((await file(school, Role.head)).status).toBe(404);
  });

  it("begins with phrases in both languages, until the school has its own", async () => {
    const head = await token(school.person(Role.head));
    type Bank = { commentBank: { band: number; text: string }[] };
    const first = (await app.graphql<Bank>(head, BANK)).data!.commentBank;
    expect(new Set(first.map(({ band }) => band))).toEqual(new Set([1, 2, 3, 4]));
    const phrases = [
      { band: null, text: " Amejitahidi,  {name}. " },
      { band: 4, text: "Njoo shuleni" },
    ];
    await app.graphql(head, SAVE_BANK, { phrases });
    const own = [
      { band: null, text: "Amejitahidi, {name}." },
      { band: 4, text: "Njoo shuleni" },
    ];
    expect((await app.graphql(head, BANK)).data).toEqual({ commentBank: own });
    const theirs = await app.graphql<Bank>(await token(other.person(Role.head)), BANK);
    expect(theirs.data!.commentBank).toEqual(first);
    for (const bad of [[{ band: 5, text: "x" }], [{ band: 1, text: " " }], [{ band: 1, text: "x".repeat(241) }]]) {
      const { errors } = await app.graphql(head, SAVE_BANK, { phrases: bad });
      expect(errors?.[0]?.extensions["code"]).toBe("BAD_USER_INPUT");
    }
  });
});
