import { expect, it, describe } from "vitest";
import { ALearnersLife as MysqlLife } from "../../migrations/mysql/a-learners-life.js";
import { ALearnersLife as SqliteLife } from "../../migrations/sqlite/a-learners-life.js";
import type { Em } from "../../src/platform/orm.js";
import { inTransaction } from "../../src/platform/transaction.js";
import { isSqlite, runSql } from "../../src/platform/sql.js";
import { moveLearner } from "../../src/schools/move-learner.js";
import { withdrawLearner } from "../../src/schools/withdraw-learner.js";
import type { ClassId, LearnerId } from "../../src/values/ids.js";
import { aSchool } from "../a-school.js";
import { engines, openFreshDatabase } from "../engines.js";

/** The statements of the migration that read the log from the class lists: of MySQL's or SQLite's own. */
function statements(em: Em): string[] {
  const Life = isSqlite(em) ? SqliteLife : MysqlLife;
  const migration = new Life({} as never, {} as never);
  void migration.up();
  return migration
    .getQueries()
    .map(String)
    .filter((sql) => /^(insert into|update `learner` set `(left_on|birth))/.test(sql.trim()));
}

describe.each(engines)("what is known of learners from before there was a log, on %s", (engine) => {
  it("is what the class lists tell, with no time of writing", async () => {
    await using database = await openFreshDatabase(engine);
    const em = database.orm.em.fork() as Em;
    let now = new Date("2026-09-07T06:00:00Z");
    const school = await aSchool({ orm: database.orm, clock: { now: () => now } })
      .withClass("G7", "East")
      .withLearners(3)
      .withClass("G7", "West")
      .build();
    em.setFilterParams("school", { schoolId: school.id });
    const actor = { schoolId: school.id, userId: null };
    const [east, west] = school.classes.map(({ id }) => id) as [ClassId, ClassId];
    const [one, two, three] = school.classes[0]!.learnerIds as [LearnerId, LearnerId, LearnerId];
    const at = async (day: string, work: (tx: Em) => Promise<void>) => {
      now = new Date(`${day}T06:00:00Z`);
      await inTransaction(em, work);
    };
    await at("2026-09-08", (tx) => moveLearner(tx, actor, now, { learnerId: one, classId: west }));
    await at("2026-09-09", (tx) => withdrawLearner(tx, actor, now, { learnerId: two, status: "transferred" }));
    await at("2026-09-10", (tx) => withdrawLearner(tx, actor, now, { learnerId: three, status: "left" }));
    // As the roster import took somebody back.
    await runSql(em, "update learner set status = 'active' where id = ?", [three]);
    await at("2026-09-14", (tx) => moveLearner(tx, actor, now, { learnerId: three, classId: west }));
    await runSql(em, "delete from learner_event");
    await runSql(em, "update learner set left_on = null, birth_certificate = null");

    for (const sql of statements(em)) await runSql(em, sql);
    const lines = await em.execute(
      "select learner_id as learner, kind, day, from_class_id as f, to_class_id as t, at from learner_event order by id",
    );
    expect(
      lines.map(({ learner, kind, day, f, t, at: written }) => [learner, kind, String(day), f, t, written]),
    ).toEqual([
      [one, "admitted", "2026-09-07", null, east, null],
      [one, "moved", "2026-09-08", east, west, null],
      [two, "admitted", "2026-09-07", null, east, null],
      [two, "transferred-out", "2026-09-09", east, null, null],
      [three, "admitted", "2026-09-07", null, east, null],
      [three, "left", "2026-09-10", east, null, null],
      [three, "re-entered", "2026-09-14", null, west, null],
    ]);
    const [gone] = await em.execute("select left_on as leftOn from learner where id = ?", [two]);
    expect(String(gone!["leftOn"])).toBe("2026-09-09");
  });
});
