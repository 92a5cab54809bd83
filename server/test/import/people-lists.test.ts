import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runSql } from "../../src/platform/sql.js";
import { addDefaultSubjects } from "../../src/schools/subjects/add-default-subjects.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { ImportKind } from "../../src/values/import-kind.js";
import { Role } from "../../src/values/role.js";
import { aSchool } from "../a-school.js";
import { type EngineName, engines, openFreshDatabase } from "../engines.js";
import { ImportOffice, NOW } from "./import-office.js";
import { inShort } from "./roster-file.js";

const clock = { now: () => NOW };
type Database = Awaited<ReturnType<typeof openFreshDatabase>>;
const { guardians, staff } = ImportKind;

async function anOffice({ orm }: Database, ...roles: Role[]): Promise<ImportOffice> {
  const school = await aSchool({ orm, clock })
    .withTerm("2026-08-24", "2026-10-23", 3)
    .withStaff(Role.head, ...roles)
    .withStaff(Role.admin)
    .withClass("G7", "East")
    .withLearners(3)
    .withTeacher("class", "Amina Hassan")
    .withGuardian(2)
    .withClass("G8")
    .build();
  const office = new ImportOffice(orm.em as never, school);
  await inTransaction(office.em, (tx) => addDefaultSubjects(tx, school.id));
  return office;
}

let people = 0;
/** A phone of nobody's yet, on whatever school of the database. */
const freshPhone = () => `0722${String(++people).padStart(6, "0")}`;

const GUARDIANS =
  "Adm No,Learner,Guardian,Phone,Second phone,Relation,Priority,Contact rule,Custody,May see records,Lives with\n";
const guardianRow = fc
  .tuple(
    fc.constantFrom("0001", "0002", "0003", "9"),
    fc.constant(""),
    fc.constantFrom("", "Mary Atieno", "John Otieno", "M. Atieno"),
    fc.constantFrom("", "0712000001", "0712000002"),
    fc.constantFrom("", "0733000001", "0733000002"),
    fc.constantFrom("", "Mother", "Uncle"),
    fc.constantFrom("", "1", "2", "x"),
    fc.constantFrom("", "Always", "dharura", "Never"),
    fc.constantFrom("", "Full", "hana"),
    fc.constantFrom("", "yes", "hapana"),
    fc.constantFrom("", "TRUE", "no"),
  )
  .map((cells) => cells.join(","));

const STAFF = "Name,Phone,E-mail,Roles,Class teacher of,Teaches\n";
const staffRow = (phones: readonly string[]) =>
  fc
    .tuple(
      fc.constantFrom("Amina Hassan", "Brian Kiptoo", "Chebet Rono"),
      fc.constantFrom("", ...phones),
      fc.constantFrom("", "brian@example.org"),
      fc.constantFrom("Class teacher", "mwalimu wa somo; Bursar", "Deputy head", "Cook"),
      fc.constantFrom("", "G7 East", "Grade 8"),
      fc.constantFrom("", "G8: Mathematics / ENG", "G7 East: Mathematics; G8", "G8", "G9: Music"),
    )
    .map((cells) => cells.join(","));

describe.each(engines)("lists of guardians and of staff on %s", (engine: EngineName) => {
  let database: Database;
  beforeAll(async () => {
    database = await openFreshDatabase(engine);
  }, 60_000);
  afterAll(() => database[Symbol.asyncDispose]());
  const numRuns = engine === "sqlite" ? 40 : 8;

  /** The same list again changes nothing, and undoing gives back what was. */
  async function checkTwiceAndBack(office: ImportOffice, kind: ImportKind, list: string): Promise<void> {
    const before = await office.rows();
    const { id, summary } = await office.import(list, kind);
    const after = await office.rows();
    const again = await office.import(list, kind);
    expect(await office.rows()).toEqual(after);
    expect(again.summary).toMatchObject({ newGuardians: 0, changedGuardians: 0, newStaff: 0, changedStaff: 0 });
    expect(again.summary.unchanged).toBe(summary.rows - again.summary.faultyRows);
    expect(await office.undo(again.id)).toMatchObject({ undone: 0, kept: [] });
    expect(await office.undo(id)).toMatchObject({ kept: [] });
    expect(await office.rows()).toEqual(before);
  }

  it("change nothing the second time and are undone whole: guardians", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(guardianRow, { minLength: 1, maxLength: 6 }), async (rows) => {
        await checkTwiceAndBack(await anOffice(database), guardians, GUARDIANS + rows.join("\n"));
      }),
      { numRuns },
    );
  }, 120_000);

  it("change nothing the second time and are undone whole: staff", async () => {
    const [one, two] = [freshPhone(), freshPhone()];
    await fc.assert(
      fc.asyncProperty(fc.array(staffRow([one, two]), { minLength: 1, maxLength: 5 }), async (rows) => {
        const office = await anOffice(database);
        const amina = office.school.person(Role.classTeacher).login;
        await checkTwiceAndBack(
          office,
          staff,
          STAFF + [`Amina Hassan,${amina},,Class teacher,G7 East,`, ...rows].join("\n"),
        );
      }),
      { numRuns },
    );
  }, 120_000);

  it("leave somebody who has signed in since, and say so", async () => {
    const office = await anOffice(database);
    const [brian, chebet] = [freshPhone(), freshPhone()];
    const list = `${STAFF}Brian Kiptoo,${brian},,Subject teacher,,G8: Mathematics\nChebet Rono,${chebet},,Bursar,,\n`;
    const { id } = await office.import(list, staff);
    const [user] = await runSql<{ id: number }>(office.em, "select id from `user` where phone = ?", [
      `+254${brian.slice(1)}`,
    ]);
    await runSql(office.em, "insert into device (user_id, label, created_at, last_seen_at) values (?, 'Phone', ?, ?)", [
      user!.id,
      NOW,
      NOW,
    ]);
    const { undone, kept } = await office.undo(id);
    expect([undone, kept.map(({ line, code, value }) => `${line} ${code} ${value}`)]).toEqual([
      1,
      ["2 UNDO_SIGNED_IN Brian Kiptoo"],
    ]);
    expect(await runSql(office.em, "select 1 from `user` where phone = ?", [`+254${chebet.slice(1)}`])).toEqual([]);
  });
});

describe("a list of guardians", () => {
  it("gives learners theirs by admission number, with what each may do, and tells what is wrong", async () => {
    await using database = await openFreshDatabase("sqlite");
    const office = await anOffice(database);
    const { summary, faults } = await office.import(
      `${GUARDIANS}0001,Learner 1,Mary Atieno,0712 345 678,0733 345 678,Mother,1,Emergencies,Shared,no,yes
0002,Somebody Else,Mary Atieno,0712345678,,,,,,,
0003,,,0712345678,12,,9,sometimes,mine,perhaps,
77,,John Otieno,,,,,,,,
0003,,,,,,,,,,
0003,,Mary A.,0712345678,,,,,,,
`,
      guardians,
    );
    expect(summary).toMatchObject({ rows: 6, newGuardians: 2, faultyRows: 4, warnings: 5 });
    expect(faults.map(inShort)).toEqual([
      '3 ADMISSION_NUMBER_TAKEN "0002" (Learner 2) in Adm No',
      '4 PHONE_BAD "12" in Second phone',
      '4 VALUE_UNKNOWN "9" (1, 2, 3, 4, 5, 6, 7, 8) in Priority',
      '4 VALUE_UNKNOWN "sometimes" (Always / daima, Emergencies / dharura, Never / kamwe) in Contact rule',
      '4 VALUE_UNKNOWN "mine" (Unknown / haijulikani, Full / kamili, Shared / ya pamoja, None / hana) in Custody',
      '4 VALUE_UNKNOWN "perhaps" (Yes / ndiyo, No / hapana) in May see records',
      '5 LEARNER_UNKNOWN "77" in Adm No',
      "6 GUARDIAN_MISSING in Guardian",
      '7 GUARDIAN_REPEATED "Mary A." (4) in Guardian',
    ]);
    const ties = await runSql(
      office.em,
      `select l.admission_number as number, g.name, g.second_phone as second, s.priority, s.contact, s.custody, s.sees_records as sees, s.lives_with as lives
       from guardianship s join guardian g on g.id = s.guardian_id join learner l on l.id = s.learner_id
       where g.phone = '+254712345678' order by l.id`,
    );
    expect(ties).toEqual([
      {
        number: "0001",
        name: "Mary Atieno",
        second: "+254733345678",
        priority: 1,
        contact: "emergencies",
        custody: "shared",
        sees: 0,
        lives: 1,
      },
      {
        number: "0003",
        name: "Mary Atieno",
        second: "+254733345678",
        priority: 1,
        contact: "always",
        custody: "unknown",
        sees: 1,
        lives: null,
      },
    ]);
  });
});

describe("a list of staff", () => {
  it("adds people with a password each, gives roles, classes and subjects, and tells what is wrong", async () => {
    await using database = await openFreshDatabase("sqlite");
    const office = await anOffice(database);
    const amina = office.school.person(Role.classTeacher).login;
    const { id, summary, faults } = await office.check(
      `${STAFF}Brian Kiptoo,0722 100 001,Brian@Example.org,"Subject teacher, Bursar",,"Grade 8: Mathematics, eng; G7 East"
Amina Hassan,${amina},,Deputy head,,
Chebet Rono,,,Bursar,,
Dan Kimani,0722100002,,Administrator,,
Esther Wambui,0722100003,,Cook,,
Fatuma Ali,0722100004,,Class teacher,G7 East,
Grace Njeri,0722100005,,Bursar,,G8
Hassan Omar,0722100006,,Subject teacher,,"G9; G8: Juggling"
Ivy Chebet,0722100001,,Bursar,,
John Mwangi,${amina},,Bursar,,
`,
      staff,
    );
    expect(summary).toMatchObject({ rows: 10, newStaff: 1, changedStaff: 1, faultyRows: 8 });
    const roles =
      "Administrator / msimamizi, Head teacher / mwalimu mkuu, Deputy head / naibu mwalimu mkuu, Bursar / mhasibu, Class teacher / mwalimu wa darasa, Subject teacher / mwalimu wa somo";
    expect(faults.map(inShort)).toEqual([
      "4 CONTACT_MISSING in Phone",
      '5 ROLE_NOT_YOURS "Dan Kimani" in Roles',
      `6 ROLE_UNKNOWN "Cook" (${roles}) in Roles`,
      '7 CLASS_HAS_TEACHER "Grade 7 East" (Amina Hassan) in Class teacher of',
      '8 NOT_A_TEACHER "Grace Njeri" in Roles',
      '9 CLASS_NOT_KNOWN "G9" in Teaches',
      '9 SUBJECT_NOT_KNOWN "Juggling" in Teaches',
      '10 PERSON_REPEATED "+254722100001" (2) in Phone',
      `11 PERSON_REPEATED "${amina}" (3) in Phone`,
      `11 PERSON_ELSEWHERE "${amina}" in Name`,
    ]);
    const { signIns } = await office.accept(id);
    expect(signIns).toEqual([{ name: "Brian Kiptoo", login: "+254722100001", temporaryPassword: "word-8" }]);
    expect((await office.accept(id)).signIns).toEqual([]);
    const posts = await runSql(
      office.em,
      `select u.name, c.grade, s.name as subject from subject_teacher t join \`user\` u on u.id = t.user_id
       join school_class c on c.id = t.class_id join subject s on s.id = t.subject_id order by s.id`,
    );
    expect(posts).toEqual([
      { name: "Brian Kiptoo", grade: "G8", subject: "Mathematics" },
      { name: "Brian Kiptoo", grade: "G8", subject: "English" },
    ]);
    const taught = await runSql(
      office.em,
      "select c.grade, t.kind from teaching t join school_class c on c.id = t.class_id join `user` u on u.id = t.user_id where u.name = 'Brian Kiptoo' order by c.id",
    );
    expect(taught).toEqual([
      { grade: "G7", kind: "subject" },
      { grade: "G8", kind: "subject" },
    ]);
  });
});
