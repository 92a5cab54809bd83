import { expect, it } from "vitest";
import { engines, openFreshDatabase } from "../../../test/engines.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { beginEpoch } from "./begin-epoch.js";

const MADE =
  "insert into scope_head (school_id, kind, name, head, digest, floor) values (1, 'school', 'school:1', 5, 0, 0)";

it.each(engines)(
  "a restore that is noticed twice is remembered as one, with all that the backup lacked: %s",
  { timeout: 60_000 },
  async (engine) => {
    await using database = await openFreshDatabase(engine);
    const em = database.orm.em.fork() as Em;
    const readScope = async () => {
      const sql = "select head, lost_from as lostFrom, lost_to as lostTo from scope_head";
      const [scope] = await runSql<Record<"head" | "lostFrom" | "lostTo", number | string>>(em, sql);
      return { head: Number(scope!.head), lostFrom: Number(scope!.lostFrom), lostTo: Number(scope!.lostTo) };
    };
    await beginEpoch(em);
    await runSql(em, MADE);

    // Whoever restores it says so, and the server, at its next start, finds it moved.
    await beginEpoch(em);
    await beginEpoch(em);
    const twice = await readScope();
    expect(twice).toEqual({ head: twice.lostTo, lostFrom: 5, lostTo: twice.lostTo });

    // Of a later one, what was given out since is remembered as kept.
    await runSql(em, "update scope_head set head = head + 7");
    await beginEpoch(em);
    expect((await readScope()).lostFrom).toBe(twice.head + 7);
  },
);
