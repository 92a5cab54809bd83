import { describe, expect, it } from "vitest";
import { engines, openFreshDatabase } from "../../../test/engines.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { systemClock } from "../../values/clock.js";
import { beginEpoch } from "./begin-epoch.js";
import type { LandmarkStore } from "./landmark.js";
import { noticeRestore } from "./notice-restore.js";
import { readEpoch } from "./read-epoch.js";

const logger = { debug() {}, info() {}, warn() {}, error() {}, fatal() {} };

describe.each(engines)("a database on %s", (engine) => {
  it("is told by what is kept beside it from one that was restored", { timeout: 60_000 }, async () => {
    await using database = await openFreshDatabase(engine);
    const em = database.orm.em.fork() as Em;
    let kept: number | null = null;
    const store: LandmarkStore = {
      read: async () => kept,
      write: async (reached) => void (kept = reached),
    };
    const look = async (): Promise<"another life" | "the same"> => {
      const before = await readEpoch(em);
      await noticeRestore({ orm: database.orm, clock: systemClock, logger }, store);
      return (await readEpoch(em)) === before ? "the same" : "another life";
    };
    const moveTo = (head: number) => runSql(em, "update scope_head set head = ?", [head]);
    await beginEpoch(em);
    await runSql(
      em,
      "insert into scope_head (school_id, kind, name, head, digest, floor) values (1, 'school', 'school:1', 5, 0, 0)",
    );

    const seen: string[] = [];
    // As it was before landmarks were kept, then as it was, then moved on.
    seen.push(await look(), await look());
    await moveTo(9);
    seen.push(await look());
    expect({ seen, kept }).toEqual({ seen: ["the same", "the same", "the same"], kept: 9 });

    await moveTo(8);
    expect(await look()).toBe("another life");
    expect(kept).toBeGreaterThan(1_000_000);
    expect(await look()).toBe("the same");
    // On a machine that has never seen it.
    kept = null;
    expect(await look()).toBe("another life");
    expect(await look()).toBe("the same");
  });
});
