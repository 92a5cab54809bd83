import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LETTER_WORDS } from "../../src/life/letters/letter-words.js";
import { TransferLetter } from "../../src/life/letters/transfer-letter.entity.js";
import type { Em } from "../../src/platform/orm.js";
import { Role } from "../../src/values/role.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp } from "../boot.js";
import { engines } from "../engines.js";

const ISSUE = `mutation ($id: ID!, $language: LetterLanguage!, $conduct: String, $balance: Boolean!) {
  issueTransferLetter(learnerId: $id, language: $language, conduct: $conduct, withBalance: $balance) { id number day language }
}`;
const LEAVE = `mutation ($id: ID!) {
  withdrawLearner(learnerId: $id, status: TRANSFERRED, reason: PREGNANCY_OR_MARRIAGE, note: "Secret", otherSchool: "Moi Girls") { id }
}`;

describe.each(engines)("a transfer letter on %s", (engine) => {
  let app: BootedApp;
  let school: TestSchool;
  const tokens = new Map<Role, string>();

  beforeAll(async () => {
    app = await bootApp({ engine, clock: { now: () => new Date("2026-09-07T06:00:00Z") } });
    school = await aSchool(app.app.services)
      .withClass("G7", "East")
      .withLearners(2)
      .withGuardian()
      .withTeacher("class")
      .withStaff(Role.head)
      .withStaff(Role.bursar)
      .build();
    for (const { login, password, roles } of school.people) tokens.set(roles[0]!, await app.signIn(login, password));
  });
  afterAll(() => app[Symbol.asyncDispose]());

  const ask = async <Data>(text: string, variables: object): Promise<Data> => {
    const { data, errors } = await app.graphql<Data>(
      tokens.get(Role.head)!,
      text,
      variables as Record<string, unknown>,
    );
    if (!data || errors) throw new Error(errors?.[0]?.message);
    return data;
  };
  const fetchAs = (role: Role, id: string) =>
    fetch(`${app.url}/files/letters/${id}`, { headers: { authorization: `Bearer ${tokens.get(role)}` } });

  it("is for whoever left, numbered, in both languages, and says nothing of why", async () => {
    const [id] = school.classes[0]!.learnerIds;
    const wanted = { id, language: "EN", conduct: "Good", balance: true };
    await expect(ask(ISSUE, wanted)).rejects.toThrow("for whoever leaves");
    await ask(LEAVE, { id });
    type Issued = { issueTransferLetter: { id: string; number: number } };
    const { issueTransferLetter: english } = await ask<Issued>(ISSUE, wanted);
    const { issueTransferLetter: kiswahili } = await ask<Issued>(ISSUE, { ...wanted, language: "SW", balance: false });
    expect([english, kiswahili].map(({ number }) => number)).toEqual([1, 2]);
    for (const letter of [english, kiswahili]) {
      const answer = await fetchAs(Role.head, letter.id);
      expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/pdf"]);
      expect(answer.headers.get("content-disposition")).toContain(`letter-${letter.number}-0001.pdf`);
      expect(
        Buffer.from(await answer.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ).toBe("%PDF-");
    }
    for (const role of [Role.bursar, Role.classTeacher, Role.guardian]) {
      expect((await fetchAs(role, english.id)).status, role).toBe(403);
    }
    expect((await fetchAs(Role.head, "999")).status).toBe(404);

    const em = app.app.services.orm.em.fork() as Em;
    em.setFilterParams("school", { schoolId: school.id });
    const [letter] = await em.find(TransferLetter, {}, { orderBy: { number: "asc" } });
    expect(JSON.parse(letter!.content)).toEqual({
      name: "Learner 1",
      sex: "F",
      birthDate: null,
      admissionNumber: "0001",
      upi: null,
      assessmentNumber: null,
      className: "Grade 7 East",
      classYear: 2026,
      admittedOn: null,
      leftOn: "2026-09-07",
      otherSchool: "Moi Girls",
      conduct: "Good",
      balance: 0,
    });
    const list = "query ($id: ID!) { transferLetters(learnerId: $id) { number language } }";
    expect(await ask(list, { id })).toEqual({
      transferLetters: [
        { number: 2, language: "SW" },
        { number: 1, language: "EN" },
      ],
    });
  });

  it("says the same in both languages", () => {
    expect(Object.keys(LETTER_WORDS.sw)).toEqual(Object.keys(LETTER_WORDS.en));
  });
});
