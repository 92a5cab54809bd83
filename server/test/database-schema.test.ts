import { describe, expect, it } from "vitest";
import { SchoolClass } from "../src/schools/school-class.entity.js";
import { School } from "../src/schools/school.entity.js";
import { engines, openFreshDatabase } from "./engines.js";

describe.each(engines)("the schema on %s", (engine) => {
  it("is exactly what the migrations make", async () => {
    await using database = await openFreshDatabase(engine);
    const difference = await database.orm.schema.getUpdateSchemaSQL({ wrap: false });
    expect(difference.replace("pragma foreign_keys = on;", "").trim()).toBe("");
  });

  it("refuses a query on a school’s rows that names no school, and hides other schools’ rows", async () => {
    await using database = await openFreshDatabase(engine);
    const em = database.orm.em.fork();
    const ours = em.create(School, { name: "Ours", createdAt: new Date() });
    const theirs = em.create(School, { name: "Theirs", createdAt: new Date() });
    await em.flush();
    for (const { id } of [ours, theirs]) em.create(SchoolClass, { schoolId: id, year: 2026, grade: "G1", stream: "" });
    await em.flush();

    await expect(database.orm.em.fork().find(SchoolClass, {})).rejects.toThrow(/school/);

    const scoped = database.orm.em.fork();
    scoped.setFilterParams("school", { schoolId: ours.id });
    const seen = await scoped.find(SchoolClass, {});
    expect(seen.map((row) => row.schoolId)).toEqual([ours.id]);
  });
});
