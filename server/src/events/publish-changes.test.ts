import { describe, expect, it } from "vitest";
import { engines, openFreshDatabase } from "../../test/engines.js";
import type { Em, Orm } from "../platform/orm.js";
import { inTransaction } from "../platform/transaction.js";
import type { ClassId, SchoolId, TermId, UserId } from "../values/ids.js";
import { addDigests, itemDigest } from "./digest.js";
import { lockScopes } from "./lock-scopes.js";
import { publishChanges } from "./publish-changes.js";
import { classTermScope, schoolScope, userScope } from "./scope.js";

const NOW = new Date("2026-11-23T06:00:00Z");
const SCHOOL = 1 as SchoolId;
const school = schoolScope(SCHOOL);
const teacher = userScope(SCHOOL, 7 as UserId);
const class1 = classTermScope(SCHOOL, 1 as ClassId, 1 as TermId);

type Row = { item: string; seq: number; line: string };
type Head = { name: string; head: number; digest: number };

const emOf = (orm: Orm) => orm.em.fork() as Em;
const feedOf = (orm: Orm, name: string) =>
  emOf(orm).execute<Row[]>(
    "select c.item, c.seq, c.line from `change` c join scope_head h on h.id = c.scope_id where h.name = ? order by c.seq",
    [name],
  );
const headsOf = async (orm: Orm) =>
  (await emOf(orm).execute<Head[]>("select name, head, digest from scope_head order by name")).map((row) => ({
    name: row.name,
    head: Number(row.head),
    digest: Number(row.digest),
  }));
const pokesOf = (orm: Orm) =>
  emOf(orm).execute<{ topic: string; payload: string }[]>("select topic, payload from outbox_event order by id");

describe.each(engines)("publishing changes on %s", (engine) => {
  it("gives each changed item the scope's next sequence, and skips what stays the same", async () => {
    await using database = await openFreshDatabase(engine);
    const { orm } = database;
    const publish = (...items: [string, string][]) =>
      inTransaction(emOf(orm), (tx) =>
        publishChanges(
          tx,
          NOW,
          items.map(([item, line]) => ({ scope: school, item, line })),
        ),
      );

    expect(await publish(["s", "Asili|12345"], ["c1", "Grade 1|G1|"])).toEqual(new Map([["school:1", 2]]));
    expect(await publish(["s", "Asili|12345"], ["c1", "Grade 1|G1|"])).toEqual(new Map([["school:1", 2]]));
    expect(await publish(["s", "Asili|12345"], ["c1", ""], ["c2", "Grade 2|G2|"])).toEqual(new Map([["school:1", 4]]));
    expect(await publish(["c3", ""])).toEqual(new Map([["school:1", 4]]));

    expect(await feedOf(orm, "school:1")).toEqual([
      { item: "s", seq: 1, line: "Asili|12345" },
      { item: "c1", seq: 3, line: "" },
      { item: "c2", seq: 4, line: "Grade 2|G2|" },
    ]);
    const digest = addDigests(itemDigest("s", "Asili|12345"), itemDigest("c2", "Grade 2|G2|"));
    expect(await headsOf(orm)).toEqual([{ name: "school:1", head: 4, digest }]);
    expect((await pokesOf(orm)).map(({ payload }) => JSON.parse(payload))).toEqual([
      { scope: 1, head: 2 },
      { scope: 1, head: 4 },
    ]);
  });

  it("leaves nothing of a transaction that is rolled back", async () => {
    await using database = await openFreshDatabase(engine);
    const { orm } = database;
    const failing = inTransaction(emOf(orm), async (tx) => {
      await publishChanges(tx, NOW, [{ scope: school, item: "s", line: "Asili|12345" }]);
      throw new Error("changed its mind");
    });
    await expect(failing).rejects.toThrow("changed its mind");
    expect([await headsOf(orm), await feedOf(orm, "school:1"), await pokesOf(orm)]).toEqual([[], [], []]);
  });

  it("holds a scope's sequences back until the one before has committed", async () => {
    await using database = await openFreshDatabase(engine);
    const { orm } = database;
    const order: string[] = [];
    const write = (name: string, item: string, wait: number) =>
      inTransaction(emOf(orm), async (tx) => {
        await lockScopes(tx, [class1, teacher]);
        order.push(`${name} in`);
        await new Promise((resolve) => setTimeout(resolve, wait));
        await publishChanges(tx, NOW, [{ scope: class1, item, line: name }]);
        order.push(`${name} out`);
      });
    await Promise.all([write("one", "v", 60), write("two", "v", 5)]);
    expect(order.join()).toMatch(/^(one in,one out,two in,two out|two in,two out,one in,one out)$/);
    expect((await headsOf(orm)).map(({ head }) => head)).toEqual([2, 0]);
  });

  it("makes a scope once however many open it together", async () => {
    await using database = await openFreshDatabase(engine);
    const { orm } = database;
    const scopes = [school, teacher, class1];
    await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        inTransaction(emOf(orm), (tx) =>
          publishChanges(
            tx,
            NOW,
            scopes.toReversed().map((scope) => ({ scope, item: `x${n}`, line: "y" })),
          ),
        ),
      ),
    );
    expect((await headsOf(orm)).map(({ name, head }) => [name, head])).toEqual([
      ["class-term:1:1", 12],
      ["school:1", 12],
      ["user:1:7", 12],
    ]);
  });

  it("writes thousands of items in one go", async () => {
    await using database = await openFreshDatabase(engine);
    const changes = Array.from({ length: 3_000 }, (_, n) => ({ scope: class1, item: `l${n}`, line: `line ${n}` }));
    await inTransaction(emOf(database.orm), (tx) => publishChanges(tx, NOW, changes));
    const [head] = await headsOf(database.orm);
    expect(head).toMatchObject({
      head: 3_000,
      digest: changes.reduce((sum, { item, line }) => addDigests(sum, itemDigest(item, line)), 0),
    });
  });
});
