import { Dexie, type DexieOptions } from "dexie";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ScopeId, Seq } from "../../values/ids";
import { applyChange } from "../apply-change";
import { AsiliDb } from "../asili-db";
import { forgetNames } from "./forget-names";
import { getItems } from "../get-items";
import { getMeta } from "../meta";
import { readRoster } from "../read-roster";
import { sealChange } from "./seal-change";
import { isKeyCurrent, sealLine } from "./seal-line";
import { sealOldNames } from "./seal-old-names";
import { dumpOf } from "../testing/dump-of";
import { memoryDatabases } from "../testing/memory-databases";

const SCOPE = 4 as ScopeId;
const LINES = { v: "1", l1: "501|0001|Achieng Odhiambo|F|1|", l2: "502|0002|Barasa Wafula|M|1|" };

let browser: DexieOptions;
let db: AsiliDb;

async function write(lines: Record<string, string>, tab = db, head = 9): Promise<boolean> {
  const change = { scope: SCOPE, head: head as Seq, full: head === 9, digest: null, items: Object.entries(lines) };
  const sealed = await sealChange(tab, change);
  return tab.transaction("rw", tab.items, tab.scopes, tab.keys, async () => {
    if (!(await isKeyCurrent(tab))) return false;
    return applyChange(tab, (await tab.scopes.get(SCOPE))!, sealed);
  });
}

beforeEach(async () => {
  browser = memoryDatabases();
  db = new AsiliDb("asili-u7", browser);
  await db.scopes.add({ id: SCOPE, kind: "class-term", classId: null, termId: null, cursor: 0 as Seq, digest: 0 });
});

describe("the names on a phone", () => {
  it("lie on the disk in no readable form, and are read all the same, in every tab", async () => {
    await write(LINES);
    expect(await dumpOf(db)).not.toMatch(/Achieng|Barasa|\|0001\|/);
    for (const tab of [db, new AsiliDb("asili-u7", browser)]) {
      expect((await readRoster(tab, SCOPE)).everyone.map(({ name }) => name)).toEqual([
        "Achieng Odhiambo",
        "Barasa Wafula",
      ]);
    }
  });

  it("are opened inside a transaction without ending it", async () => {
    await write(LINES);
    const tab = new AsiliDb("asili-u7", browser);
    await tab.transaction("rw", tab.items, tab.scopes, async () => {
      await getItems(tab, SCOPE, ["l1", "l2"]);
      await tab.scopes.update(SCOPE, { cursor: 77 as Seq });
    });
    expect((await tab.scopes.get(SCOPE))?.cursor).toBe(77);
  });

  it("are opened in one transaction by several at once, though the later come first", async () => {
    await write(LINES);
    const tab = new AsiliDb("asili-u7", browser);
    await tab.names.load();
    const { decrypt } = crypto.subtle;
    vi.spyOn(crypto.subtle, "decrypt").mockImplementation(async (algorithm, ...rest) => {
      const place = new TextDecoder().decode((algorithm as AesGcmParams).additionalData as Uint8Array<ArrayBuffer>);
      if (place.endsWith("l1")) await new Promise((resolve) => setTimeout(resolve, 50));
      return decrypt.call(crypto.subtle, algorithm, ...rest);
    });
    const read = await tab.transaction("r", tab.items, tab.scopes, async () => {
      const [slow, quick] = await Promise.all([getItems(tab, SCOPE, ["l1"]), getItems(tab, SCOPE, ["l2"])]);
      return [slow.length, quick.length, await tab.scopes.count()];
    });
    vi.restoreAllMocks();
    expect(read).toEqual([1, 1, 1]);
  });

  it("are sealed anew each time, so that equal lines do not look alike", async () => {
    const [one, two] = [await sealLine(db, SCOPE, "l1", LINES.l1), await sealLine(db, SCOPE, "l1", LINES.l1)];
    expect(one).not.toEqual(two);
  });

  it("cannot be put in another's place", async () => {
    await write(LINES);
    const [one, two] = await db.items.bulkGet([
      [SCOPE, "l1"],
      [SCOPE, "l2"],
    ]);
    await db.items.put({ ...one!, line: two!.line });
    const tab = new AsiliDb("asili-u7", browser);
    await expect(readRoster(tab, SCOPE)).rejects.toThrow();
  });

  it("are gone with their key when their user leaves, while another tab looks on", async () => {
    await write(LINES);
    const tab = new AsiliDb("asili-u7", browser);
    await readRoster(tab, SCOPE);
    await forgetNames(db);
    expect(await db.items.count()).toBe(0);
    expect(await db.keys.count()).toBe(0);
    expect(await write({ l3: "503|0003|Chebet|F|1|" }, tab)).toBe(false);
    expect(await db.items.count()).toBe(0);
    await write({ l3: "503|0003|Chebet|F|1|" }, tab);
    expect((await readRoster(db, SCOPE)).everyone.map(({ name }) => name)).toEqual(["Chebet"]);
  });

  it("of an earlier version are sealed where they lie, and nothing that waits is lost", async () => {
    const old = new Dexie("asili-u8", browser);
    old.version(1).stores({
      items: "[scope+key]",
      scopes: "id, classId",
      outbox: "n, state, key",
      sent: "n, at, key",
      drafts: "[classId+key], key",
      meta: "key",
      feed: "key",
    });
    await old.table("items").bulkAdd(Object.entries(LINES).map(([key, line]) => ({ scope: SCOPE, key, line })));
    await old
      .table("outbox")
      .add({ n: 1, text: "1 r 12 261123m 3 P 9 1", classId: 12, key: "r261123m", state: "waiting" });
    old.close();

    const tab = new AsiliDb("asili-u8", browser);
    expect((await readRoster(tab, SCOPE)).everyone).toHaveLength(2);
    expect(await getMeta(tab, "unsealed")).toBe(true);
    await Promise.all([sealOldNames(tab), sealOldNames(new AsiliDb("asili-u8", browser))]);
    expect(await dumpOf(tab)).not.toMatch(/Achieng|Barasa/);
    expect((await readRoster(tab, SCOPE)).everyone).toHaveLength(2);
    expect(await tab.outbox.count()).toBe(1);
    expect(await getMeta(tab, "unsealed")).toBeUndefined();
  });
});
