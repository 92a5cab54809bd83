import fc from "fast-check";
import { expect, it } from "vitest";
import { addDigests, itemDigest } from "../values/digest";
import type { FeedItem } from "../values/feed-columns";
import type { ScopeId, Seq } from "../values/ids";
import { applyChange } from "./apply-change";
import { AsiliDb } from "./asili-db";
import { sealChange } from "./names/seal-change";
import { memoryDatabases } from "./testing/memory-databases";

const SCOPE = 4 as ScopeId;

const item = fc.tuple(fc.stringMatching(/^[lr][1-9]$/), fc.constantFrom("", "a", "b|c", "Wanjirũ"));
const page = fc.record({ full: fc.boolean(), items: fc.array(item, { maxLength: 8 }) });

it("holds and adds up what the server does, whatever comes in whatever order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(page, { maxLength: 6 }), async (pages) => {
      const db = new AsiliDb("pages", memoryDatabases());
      await db.scopes.add({ id: SCOPE, kind: "class-term", classId: null, termId: null, cursor: 0 as Seq, digest: 0 });
      let server = new Map<string, string>();
      for (const [index, { full, items }] of pages.entries()) {
        server = live(full ? items : [...server, ...items]);
        const digest = addDigests(...[...server].map(([key, line]) => itemDigest(key, line)));
        const change = await sealChange(db, { scope: SCOPE, head: (index + 1) as Seq, full, digest, items });
        const held = await db.transaction("rw", db.items, db.scopes, async () =>
          applyChange(db, (await db.scopes.get(SCOPE))!, change),
        );
        expect(held).toBe(true);
      }
      const rows = await db.names.open(await db.items.toArray());
      expect(new Map(rows.map(({ key, line }) => [key, line]))).toEqual(server);
      db.close();
    }),
    { numRuns: 30 },
  );
});

it("tells when what it holds is not what the server holds", async () => {
  const db = new AsiliDb("pages", memoryDatabases());
  await db.scopes.add({ id: SCOPE, kind: "user", classId: null, termId: null, cursor: 3 as Seq, digest: 77 });
  const change = {
    scope: SCOPE,
    head: 4 as Seq,
    full: false,
    digest: itemDigest("k1", "class"),
    items: [["k1", "class"] as const],
    sealed: new Map(),
  };
  expect(await applyChange(db, (await db.scopes.get(SCOPE))!, change)).toBe(false);
});

it("leaves other scopes alone when one comes whole", async () => {
  const db = new AsiliDb("pages", memoryDatabases());
  const other = { scope: 5 as ScopeId, key: "v", line: "1" };
  await db.items.bulkAdd([other, { scope: SCOPE, key: "v", line: "1" }]);
  await db.scopes.add({ id: SCOPE, kind: "user", classId: null, termId: null, cursor: 3 as Seq, digest: 0 });
  const change = { scope: SCOPE, head: 4 as Seq, full: true, digest: null, items: [], sealed: new Map() };
  await applyChange(db, (await db.scopes.get(SCOPE))!, change);
  expect(await db.items.toArray()).toEqual([other]);
});

const live = (items: readonly FeedItem[]): Map<string, string> =>
  new Map([...new Map(items)].filter(([, line]) => line !== ""));
