import { describe, expect, it } from "vitest";
import { engines, openFreshDatabase } from "../../../test/engines.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { systemClock } from "../../values/clock.js";
import { beginEpoch } from "./begin-epoch.js";
import { type LandmarkStore, placeOf } from "./landmark.js";
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
    const look = async (isStart = false): Promise<"another life" | "the same"> => {
      const before = await readEpoch(em);
      await noticeRestore({ orm: database.orm, clock: systemClock, logger }, store, isStart);
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
    expect(await look(true)).toBe("another life");
    expect(await look()).toBe("the same");
    // Nothing is ever found at a start: the folder is thrown away each time, and that alone is no restore.
    for (let start = 1; start <= 3; start++) {
      kept = null;
      expect([await look(true), await look()]).toEqual(["the same", "the same"]);
    }
    // Going back is still noticed, and so is a missing landmark once one was found.
    await moveTo(8);
    expect(await look()).toBe("another life");
    expect(await look(true)).toBe("the same");
    kept = null;
    expect(await look(true)).toBe("another life");
  });

  it("is the same under another password", () => {
    expect(placeOf("mysql://app:one@db:3306/asili")).toBe(placeOf("mysql://app:two@db:3306/asili"));
    expect(placeOf("mysql://app:one@db:3306/asili")).not.toBe(placeOf("mysql://app:one@db:3306/other"));
    expect(placeOf("/data/asili.db")).not.toBe(placeOf("/data/other.db"));
  });
});
