import { describe, expect, it } from "vitest";
import { schema } from "../../src/database-schema.js";
import { parseDatabaseUrl } from "../../src/platform/database-url.js";
import { type Em, openOrm } from "../../src/platform/orm.js";
import { hashLogo } from "../../src/reports/profile/logo-hash.js";
import { readKeptLogo, readLogo } from "../../src/reports/profile/read-school-profile.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { engines, freshDatabaseUrl } from "../engines.js";

const now = new Date("2026-08-03T06:00:00Z");
const LAST_BEFORE = "2026-11-risk-holds";

/** A card of the school's learner as it was kept when there was one logo for all that was printed. */
async function addCard(em: Em, { id, termIds, classes }: TestSchool, version: number): Promise<void> {
  const [one] = classes;
  const run =
    "insert into report_run (school_id, term_id, language, with_balance, with_places, created_by, created_at)";
  await em.execute(`${run} values (?, ?, 'en', 0, 0, 1, ?)`, [id, termIds[0], now]);
  const [{ run: runId }] = (await em.execute("select max(id) as run from report_run")) as [{ run: number }];
  await em.execute(
    `insert into report_card (school_id, run_id, term_id, class_id, learner_id, position, version, state, content, warnings, made_at)
     values (?, ?, ?, ?, ?, 1, ?, ?, '', '', ?)`,
    [id, runId, termIds[0], one!.id, one!.learnerIds[0], version, version === 0 ? "draft" : "published", now],
  );
}

describe.each(engines)("the logo of report cards from before each had its own, on %s", (engine) => {
  it("is the school's of then, of those that were given out", async () => {
    const orm = await openOrm(parseDatabaseUrl(freshDatabaseUrl(engine))!, schema);
    try {
      await orm.schema.ensureDatabase();
      await orm.migrator.up({ to: LAST_BEFORE });
      const em = orm.em.fork() as Em;
      const build = () =>
        aSchool({ orm, clock: { now: () => now } })
          .withTerm("2026-04-27", "2026-07-31", 2)
          .withClass("G7")
          .withLearners(1)
          .build();
      const [school, bare] = [await build(), await build()];
      const logo = Buffer.from([0, 1, 2, 255, 254, 39, 92]);
      const profile = "insert into school_profile (school_id, motto, address, phone, email, logo, logo_type, logo_at)";
      await em.execute(`${profile} values (?, 'Elimu', '', '', '', ?, 'png', ?)`, [school.id, logo, now]);
      await em.execute(`${profile} values (?, '', '', '', '', null, null, null)`, [bare.id]);
      for (const version of [0, 1]) await addCard(em, school, version);
      await addCard(em, bare, 1);

      await orm.migrator.up();
      em.setFilterParams("school", { schoolId: school.id });
      const cards = await em.execute("select school_id as school, version, logo_hash as logo from report_card");
      expect(cards.map((card) => [card["school"], card["version"], card["logo"]])).toEqual([
        [school.id, 0, null],
        [school.id, 1, hashLogo(logo)],
        [bare.id, 1, null],
      ]);
      expect(await readLogo(em, school.id)).toEqual({ type: "png", bytes: logo });
      expect(await readKeptLogo(em, school.id, hashLogo(logo))).toEqual({ type: "png", bytes: logo });
      em.setFilterParams("school", { schoolId: bare.id });
      expect(await readLogo(em, bare.id)).toBeNull();
    } finally {
      if (engine !== "sqlite") await orm.schema.dropDatabase(orm.config.get("dbName") as string);
      await orm.close();
    }
  }, 120_000);
});
