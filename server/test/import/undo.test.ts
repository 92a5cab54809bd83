import "reflect-metadata";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { matchAccount } from "../../src/mpesa/payments/match-account.js";
import { runSql } from "../../src/platform/sql.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { Learner } from "../../src/schools/learner.entity.js";
import { moveLearner } from "../../src/schools/move-learner.js";
import { SchoolClass } from "../../src/schools/school-class.entity.js";
import { proposeNumber } from "../../src/schools/life/propose-number.js";
import { reEnterLearner } from "../../src/schools/life/re-enter-learner.js";
import { withdrawLearner } from "../../src/schools/withdraw-learner.js";
import { Role } from "../../src/values/role.js";
import { aSchool } from "../a-school.js";
import { type EngineName, engines, openFreshDatabase } from "../engines.js";
import { ImportOffice, NOW } from "./import-office.js";

const clock = { now: () => NOW };
const HEADINGS = "adm,name,class,sex,guardian,phone,relation\n";

const schoolOn = async (orm: Awaited<ReturnType<typeof openFreshDatabase>>["orm"]) =>
  new ImportOffice(
    orm.em as never,
    await aSchool({ orm, clock })
      .withTerm("2026-08-24", "2026-10-23", 3)
      .withStaff(Role.head)
      .withClass("G7", "East")
      .withLearners(4)
      .withGuardian(2)
      .withClass("G7", "West")
      .withLearners(2)
      .build(),
  );

/** Rows about learners the school has (0001 to 0006), about new ones, and about those the list had before. */
const row = fc.record({
  number: fc.constantFrom("0001", "0002", "0003", "0005", "N1", "N2", "N3"),
  name: fc.constantFrom("", " Otieno", " Wanjiru"),
  schoolClass: fc.constantFrom("G7 East", "G7 West", "G8"),
  sex: fc.constantFrom("", "F", "M"),
  guardian: fc.constantFrom("", "Mary Atieno", "John Otieno"),
  phone: fc.constantFrom("", "0712000001", "0712000002"),
  relation: fc.constantFrom("", "Mother", "Uncle"),
});
const list = fc.array(row, { minLength: 1, maxLength: 6 });
const toCsv = (rows: typeof list extends fc.Arbitrary<infer Rows> ? Rows : never) =>
  HEADINGS +
  rows
    .map(({ number, name, schoolClass, sex, guardian, phone, relation }) => {
      const whole = `Learner ${number.replace(/\D|^0+/g, "")}${name}`;
      return [number, whole, schoolClass, sex, guardian, phone, relation].join(",");
    })
    .join("\n");

describe.each(engines)("undoing an import on %s", (engine: EngineName) => {
  let database: Awaited<ReturnType<typeof openFreshDatabase>>;
  beforeAll(async () => {
    database = await openFreshDatabase(engine);
  }, 60_000);
  afterAll(() => database[Symbol.asyncDispose]());

  it("gives back every row as it was before, whatever the list did, one import after the other", async () => {
    const runs = { numRuns: engine === "sqlite" ? 40 : 8 };
    await fc.assert(
      fc.asyncProperty(fc.array(list, { minLength: 1, maxLength: 3 }), async (lists) => {
        const office = await schoolOn(database.orm);
        const states = [await office.rows()];
        const ids: number[] = [];
        for (const rows of lists) {
          ids.push((await office.import(toCsv(rows))).id);
          states.push(await office.rows());
        }
        for (const id of ids.toReversed()) {
          states.pop();
          const expected = await office.preview(id);
          expect(await office.undo(id)).toEqual({ ...expected, isUndone: true, kept: [] });
          expect(await office.rows()).toEqual(states.at(-1));
        }
      }),
      runs,
    );
  }, 120_000);

  it("frees the numbers, so that the same list can be imported again", async () => {
    const office = await schoolOn(database.orm);
    const { id } = await office.import(`${HEADINGS}N1,Achieng Otieno,G7 East,F,Mary Atieno,0712000001,Mother\n`);
    await office.undo(id);
    const { summary } = await office.import(`${HEADINGS}N1,Achieng Otieno,G7 East,F,Mary Atieno,0712000001,Mother\n`);
    expect(summary).toMatchObject({ newLearners: 1, newGuardians: 1 });
    expect(await office.em.count(Learner, { voidAt: null })).toBe(7);
  });

  it("leaves nobody behind whom money, a number or a search could find", async () => {
    const office = await schoolOn(database.orm);
    const next = await proposeNumber(office.em, office.school.id);
    const { id } = await office.import(`${HEADINGS}N1,Child Undone,G8,F,,,\n`);
    const { id: learnerId } = await office.em.findOneOrFail(Learner, { admissionNumber: "N1" as never });
    await office.undo(id);
    expect(await proposeNumber(office.em, office.school.id)).toBe(next);
    const payees = [{ schoolId: office.school.id, prefix: null }];
    for (const account of ["N1", `~${learnerId}`, String(learnerId + 100_000)]) {
      expect(await matchAccount(office.em, "600000", payees, account)).toMatchObject({ learnerId: null });
    }
    // Of another learner whose number is the id of the void record, as it would be compared.
    const list = `${HEADINGS}${learnerId},Child Kept,G8,F,,,\n`;
    await office.import(list);
    const kept = await office.em.findOneOrFail(Learner, { admissionNumber: String(learnerId) as never });
    expect(await matchAccount(office.em, "600000", payees, String(learnerId))).toMatchObject({ learnerId: kept.id });
    const back = { learnerId, classId: office.school.classes[0]!.id, note: null };
    await expect(inTransaction(office.em, (tx) => reEnterLearner(tx, office.actor, NOW, back))).rejects.toThrow(
      "no such learner",
    );
  });

  /** What may be built on a learner, each by the least that another room would write. */
  const built: [name: string, code: string, ofClass: string, sql: string][] = [
    [
      "a register in which they are present, without a mark of their own",
      "UNDO_REGISTER",
      "UNDO_CLASS_REGISTER",
      `insert into roll_call (school_id, class_id, day, session, roster_rev, default_status, present, late, absent, excused, not_taken, seq, device_id, counter, author_id, at, revision)
       select e.school_id, e.class_id, '2026-09-07', 'm', c.roster_rev, 'P', 1, 0, 0, 0, 0, 1, 1, 1, 1, ?, 1
       from enrolment e join school_class c on c.id = e.class_id where e.learner_id = ?`,
    ],
    [
      "an opening balance",
      "UNDO_RECORDS",
      "UNDO_CLASS_LEARNERS",
      `insert into opening_balance (school_id, learner_id, cents, day, version)
       select school_id, id, 100, '2026-09-07', case when ? is null then 0 else 1 end from learner where id = ?`,
    ],
  ];
  it.each(built)("leaves a learner with %s", async (_name, code, ofClass, sql) => {
    const office = await schoolOn(database.orm);
    const { id } = await office.import(`${HEADINGS}N1,Child N1,G8,F,,,\nN2,Child N2,G9,F,,,\n`);
    const { id: learnerId } = await office.em.findOneOrFail(Learner, { admissionNumber: "N1" as never });
    await runSql(office.em, sql, [NOW, learnerId]);
    const { undone, kept, classes } = await office.undo(id);
    const left = kept.map((fault) => `${fault.code} ${fault.value}`);
    expect([undone, left, classes]).toEqual([1, [`${code} Child N1 (N1)`, `${ofClass} Grade 8`], ["Grade 9"]]);
  });

  describe("of classes it made", () => {
    const LIST = `${HEADINGS}N1,Child N1,G8,F,,,\n0005,Learner 5,G9,F,,,\n`;
    type Office = ImportOffice;
    const classId = async (office: Office, grade: string) =>
      (await office.em.fork().findOneOrFail(SchoolClass, { grade: grade as never, schoolId: office.school.id })).id;
    const withClass = (sql: string) => async (office: Office) => {
      await runSql(office.em, sql, [NOW, await classId(office, "G8")]);
    };

    it("takes them away, tells phones, and lets the same list make them again", async () => {
      const office = await schoolOn(database.orm);
      const { id } = await office.import(LIST);
      const made = await classId(office, "G8");
      expect(await office.preview(id)).toEqual({ undone: 2, kept: [], classes: ["Grade 8", "Grade 9"] });
      expect(await office.undo(id)).toMatchObject({ kept: [], classes: ["Grade 8", "Grade 9"] });
      const told = `select c.line from \`change\` c join scope_head s on s.id = c.scope_id
        where s.school_id = ? and s.kind = 'school' and c.item = ?`;
      expect(await runSql(office.em, told, [office.school.id, `c${made}`])).toEqual([{ line: "" }]);
      expect((await office.import(LIST)).summary).toMatchObject({ newClasses: ["Grade 8", "Grade 9"] });
      expect(await classId(office, "G8")).toBeGreaterThan(made);
    });

    /** What may come to use a class, though nobody of the list is in the way. */
    const uses: [name: string, code: string, use: (office: Office) => Promise<unknown>][] = [
      [
        "a register was taken of them by those who came later",
        "UNDO_CLASS_REGISTER",
        withClass(`insert into roll_call (school_id, class_id, day, session, roster_rev, default_status, present, late, absent, excused, not_taken, seq, device_id, counter, author_id, at, revision)
          select school_id, id, '2026-09-07', 'm', 0, 'P', 0, 0, 0, 0, 0, 1, 1, 1, 1, ?, 1 from school_class where id = ?`),
      ],
      [
        "they have a teacher",
        "UNDO_CLASS_TEACHERS",
        async (office) => {
          const sql = `insert into teaching (school_id, class_id, user_id, kind) values (?, ?, ?, 'class')`;
          await runSql(office.em, sql, [office.school.id, await classId(office, "G8"), office.actor.userId]);
        },
      ],
      [
        "a promotion names them",
        "UNDO_CLASS_RECORDS",
        async (office) => {
          const sql = `insert into promotion_choice (school_id, promotion_id, learner_id, choice, is_own, to_class_id) values (?, 1, 1, 'promote', 0, ?)`;
          await runSql(office.em, sql, [office.school.id, await classId(office, "G8")]);
        },
      ],
      [
        "another list put learners there",
        "UNDO_CLASS_LEARNERS",
        (office) => office.import(`${HEADINGS}N2,Child N2,G8,F,,,\n`),
      ],
      [
        "somebody was moved in by hand, and out again",
        "UNDO_CLASS_LEARNERS",
        async (office) => {
          const [east, classOf8] = [await classId(office, "G7"), await classId(office, "G8")];
          const { id: learnerId } = await office.em.findOneOrFail(Learner, { admissionNumber: "0001" as never });
          for (const to of [classOf8, east]) {
            await inTransaction(office.em, (tx) => moveLearner(tx, office.actor, NOW, { learnerId, classId: to }));
          }
        },
      ],
    ];
    it.each(uses)("leaves them when %s", async (_name, code, use) => {
      const office = await schoolOn(database.orm);
      const { id } = await office.import(LIST);
      await use(office);
      const expected = await office.preview(id);
      const { isUndone, ...undone } = await office.undo(id);
      expect(undone).toEqual(expected);
      expect([isUndone, undone.undone, undone.classes]).toEqual([true, 2, ["Grade 9"]]);
      expect(undone.kept.map(({ line, code, value }) => `${line} ${code} ${value}`)).toEqual([`2 ${code} Grade 8`]);
      expect(await classId(office, "G8")).toBeGreaterThan(0);
    });

    it("goes with the last list that used it, when that made it", async () => {
      const office = await schoolOn(database.orm);
      const first = await office.import(LIST);
      const second = await office.import(`${HEADINGS}N2,Child N2,G8,F,,,\n0006,Learner 6,G8,F,,,\n`);
      expect(await office.undo(second.id)).toMatchObject({ undone: 2, classes: [] });
      expect(await office.undo(first.id)).toMatchObject({ undone: 2, kept: [], classes: ["Grade 8", "Grade 9"] });
    });
  });

  describe("of learners the school had", () => {
    const LIST = `${HEADINGS}0001,Learner 1,G7 West,,,,\n0002,Learner 2,G8,,,,\n`;
    /** Writes what a room would of a learner in the class they are in, each value by the columns of their stay. */
    const record = async (office: ImportOffice, number: string, sql: string) => {
      const learner = await office.em.findOneOrFail(Learner, { admissionNumber: number as never });
      const stay = `enrolment e join school_class c on c.id = e.class_id where e.to_rev is null and e.learner_id = ?`;
      await runSql(office.em, `${sql} from ${stay}`, [NOW, learner.id]);
    };
    const register = `insert into roll_call (school_id, class_id, day, session, roster_rev, default_status, present, late, absent, excused, not_taken, seq, device_id, counter, author_id, at, revision)
      select e.school_id, e.class_id, '2026-09-07', 'm', c.roster_rev, 'P', 1, 0, 0, 0, 0, 1, 1, 1, 1, ?, 1`;
    const mark = `insert into attendance_mark (school_id, class_id, day, session, learner_id, position, status, implied, seq, device_id, counter, author_id, at)
      select e.school_id, e.class_id, '2026-09-04', 'm', e.learner_id, e.position, 'A', 0, 1, 1, 1, 1, ?`;
    const assessment = `insert into assessment (school_id, class_id, term_id, subject, name, kind, maximum, day, weight, submitted, created_at)
      select e.school_id, e.class_id, (select max(t.id) from term t where t.school_id = e.school_id), 'Mathematics', 'Test', 'E', 50, '2026-09-07', 100, 0, ?`;
    const score = `insert into score (school_id, assessment_id, learner_id, position, value, tenths, seq, device_id, counter, author_id, at)
      select e.school_id, (select max(a.id) from assessment a where a.class_id = e.class_id), e.learner_id, e.position, '40', 400, 1, 1, 1, 1, ?`;
    const balance = `insert into opening_balance (school_id, learner_id, cents, day, version)
      select e.school_id, e.learner_id, 100, '2026-09-07', case when ? is null then 0 else 1 end`;

    /** Learner 1 was in West once; both have a register, a mark, a score and a balance of before the list. */
    const withRecords = async () => {
      const office = await schoolOn(database.orm);
      const [east, west] = office.school.classes;
      const { id: learnerId } = await office.em.findOneOrFail(Learner, { admissionNumber: "0001" as never });
      const move = (classId: NonNullable<typeof west>["id"]) =>
        inTransaction(office.em, (tx) => moveLearner(tx, office.actor, NOW, { learnerId, classId }));
      await move(west!.id);
      for (const sql of [register, mark, assessment, score]) await record(office, "0001", sql);
      await move(east!.id);
      for (const sql of [register, assessment, mark, score, balance]) await record(office, "0001", sql);
      for (const sql of [mark, score]) await record(office, "0002", sql);
      return office;
    };

    it("moves them back, whatever was recorded before, and fees since", async () => {
      const office = await withRecords();
      const before = await office.rows();
      const { id } = await office.import(LIST);
      await record(office, "0002", balance);
      expect(await office.preview(id)).toEqual({ undone: 2, kept: [], classes: ["Grade 8"] });
      expect(await office.undo(id)).toMatchObject({ isUndone: true, undone: 2, kept: [], classes: ["Grade 8"] });
      expect(await office.rows()).toEqual(before);
    });

    const since: [name: string, code: string, ofClass: string, sqls: string[]][] = [
      ["a register", "UNDO_REGISTER", "UNDO_CLASS_REGISTER", [register]],
      ["a mark in a register", "UNDO_REGISTER", "UNDO_CLASS_REGISTER", [mark]],
      ["a score", "UNDO_SCORES", "UNDO_CLASS_ASSESSMENTS", [assessment, score]],
    ];
    it.each(since)("leaves who has %s of the new class since", async (_name, code, ofClass, sqls) => {
      const office = await withRecords();
      const { id } = await office.import(LIST);
      for (const sql of sqls) await record(office, "0002", sql);
      const expected = await office.preview(id);
      expect(await office.undo(id)).toEqual({ isUndone: true, ...expected });
      expect([expected.undone, expected.classes]).toEqual([1, []]);
      const left = expected.kept.map(({ line, code, value }) => `${line} ${code} ${value}`);
      expect(left).toEqual([`3 ${code} Learner 2 (0002)`, `3 ${ofClass} Grade 8`]);
    });
  });

  it("stays accepted when every row was built on", async () => {
    const office = await schoolOn(database.orm);
    const { id } = await office.import(`${HEADINGS}N1,Child N1,G8,F,,,\n`);
    await runSql(office.em, "update learner set name = 'Another' where school_id = ? and admission_number = 'N1'", [
      office.school.id,
    ]);
    const before = await office.rows();
    expect(await office.undo(id)).toMatchObject({
      isUndone: false,
      undone: 0,
      classes: [],
      kept: [
        { line: 2, code: "UNDO_CHANGED" },
        { line: 2, code: "UNDO_CLASS_LEARNERS", value: "Grade 8" },
      ],
    });
    expect(await office.rows()).toEqual(before);
  });

  it("leaves whoever was built on since, all or nothing, and says why", async () => {
    const office = await schoolOn(database.orm);
    const list = ["N1", "N2", "N3", "N4", "N5", "N6"].map(
      (number) => `${number},Child ${number},G8,F,Parent ${number},,`,
    );
    const { id } = await office.import(HEADINGS + list.join("\n"));
    const learner = async (number: string) =>
      (await office.em.findOneOrFail(Learner, { admissionNumber: number as never })).id;
    const ofSchool = office.school.id;
    await runSql(
      office.em,
      `insert into attendance_mark (school_id, class_id, day, session, learner_id, position, status, implied, seq, device_id, counter, author_id, at)
       select school_id, class_id, '2026-09-07', 'm', learner_id, position, 'A', 0, 1, 1, 1, 1, ? from enrolment where learner_id = ?`,
      [NOW, await learner("N1")],
    );
    await runSql(office.em, "update learner set residence = 'B' where id = ?", [await learner("N2")]);
    const leaver = { learnerId: await learner("N3"), status: "left" } as const;
    await inTransaction(office.em, (tx) => withdrawLearner(tx, office.actor, NOW, leaver));
    await runSql(office.em, "update guardianship set relation = 'Aunt' where school_id = ? and learner_id = ?", [
      ofSchool,
      await learner("N4"),
    ]);
    const before = (await office.rows()) as { guardianships: unknown[] };
    const { isUndone, undone, kept, classes } = await office.undo(id);
    expect([isUndone, undone, classes]).toEqual([true, 2, []]);
    expect(kept.map(({ line, code, value }) => `${line} ${code} ${value}`)).toEqual([
      "2 UNDO_REGISTER Child N1 (N1)",
      "2 UNDO_CLASS_REGISTER Grade 8",
      "3 UNDO_CHANGED Child N2 (N2)",
      "4 UNDO_CHANGED Child N3 (N3)",
      "5 UNDO_CHANGED Child N4 (N4)",
    ]);
    expect(((await office.rows()) as { guardianships: unknown[] }).guardianships).toHaveLength(
      before.guardianships.length - 2,
    );
    expect(await office.undo(id)).toEqual({ isUndone, undone, kept, classes });
  });

  it("leaves whoever has had their old number taken by another since", async () => {
    const office = await schoolOn(database.orm);
    const withUpi = "adm,name,class,upi\n";
    await office.import(`${withUpi}0001,Learner 1,G7 East,OLD1\n`);
    const { id } = await office.import(`${withUpi}0001,Learner 1,G7 East,NEW1\n0002,Learner 2,G7 East,NEW2\n`);
    await office.em.nativeUpdate(Learner, { admissionNumber: "0003" as never }, { upi: "OLD1" });
    const { isUndone, undone, kept } = await office.undo(id);
    expect([isUndone, undone]).toEqual([true, 1]);
    expect(kept.map(({ code, value }) => `${code} ${value}`)).toEqual(["UNDO_CHANGED Learner 1 (0001)"]);
    const { upi } = await office.em.fork().findOneOrFail(Learner, { admissionNumber: "0002" as never });
    expect(upi).toBeNull();
  });
});
