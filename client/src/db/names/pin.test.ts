import type { DexieOptions } from "dexie";
import { beforeEach, describe, expect, it } from "vitest";
import type { ScopeId } from "../../values/ids";
import { AsiliDb } from "../asili-db";
import { changePin } from "./change-pin";
import { forgetNames } from "./forget-names";
import { NAMES } from "./key-row";
import { measureRounds } from "./pin-key";
import { readRoster } from "../read-roster";
import { sealLine } from "./seal-line";
import { dumpOf } from "../testing/dump-of";
import { memoryDatabases } from "../testing/memory-databases";
import { unlockNames } from "./unlock-names";

const SCOPE = 4 as ScopeId;
const PIN = "271828";
const ROUNDS = 1000;
const MINUTE = 60_000;

let browser: DexieOptions;
let db: AsiliDb;
const tab = () => new AsiliDb("asili-u7", browser);
const names = async (from: AsiliDb) => (await readRoster(from, SCOPE)).everyone.map(({ name }) => name);

beforeEach(async () => {
  browser = memoryDatabases();
  db = tab();
  const line = await sealLine(db, SCOPE, "l1", "501|0001|Achieng Odhiambo|F|1|");
  await db.items.add({ scope: SCOPE, key: "l1", line });
});

describe("a PIN", () => {
  it("stands before the names in every tab but the one it was set in", async () => {
    await changePin(db, PIN, ROUNDS);
    expect(await names(db)).toEqual(["Achieng Odhiambo"]);
    const other = tab();
    await other.names.load();
    expect(other.names.locked.get()).toBe(true);
    await expect(names(other)).rejects.toThrow();
    expect(await unlockNames(other, "271829")).toEqual({ kind: "wrong" });
    expect(await unlockNames(other, PIN)).toEqual({ kind: "open" });
    expect(await names(other)).toEqual(["Achieng Odhiambo"]);
    other.names.lock();
    await expect(names(other)).rejects.toThrow();
  });

  it("leaves on the disk neither names, nor itself, nor a key that opens them", async () => {
    await changePin(db, PIN, ROUNDS);
    expect(await dumpOf(db)).not.toMatch(/Achieng|271828/);
    const row = (await db.keys.get(NAMES))!;
    expect(row.key).toBeUndefined();
    expect(row.pin!.secret.extractable).toBe(false);
  });

  it("makes what was sealed before it useless to whoever kept the old key", async () => {
    const old = (await db.keys.get(NAMES))!.key!;
    const before = (await db.items.toArray())[0]!.line;
    await changePin(db, PIN, ROUNDS);
    const after = (await db.items.toArray())[0]!.line;
    expect(after).not.toEqual(before);
    const bytes = after as Uint8Array<ArrayBuffer>;
    const additionalData = new TextEncoder().encode(`${SCOPE} l1`);
    const algorithm = { name: "AES-GCM", iv: bytes.subarray(0, 12), additionalData };
    await expect(crypto.subtle.decrypt(algorithm, old, bytes.subarray(12))).rejects.toThrow();
  });

  it("can be changed and taken away", async () => {
    await changePin(db, PIN, ROUNDS);
    await changePin(db, "161803", ROUNDS);
    const other = tab();
    expect(await unlockNames(other, PIN)).toEqual({ kind: "wrong" });
    expect(await unlockNames(other, "161803")).toEqual({ kind: "open" });
    await changePin(other, null);
    const third = tab();
    await third.names.load();
    expect(await names(third)).toEqual(["Achieng Odhiambo"]);
  });

  it("locks out who guesses, for longer and longer, whatever is reloaded or done to the clock", async () => {
    await changePin(db, PIN, ROUNDS);
    let now = 1_800_000_000_000;
    for (let wrong = 0; wrong < 5; wrong++) expect(await unlockNames(tab(), "000000", now)).toEqual({ kind: "wrong" });
    expect(await unlockNames(tab(), PIN, now)).toEqual({ kind: "wait", ms: MINUTE / 2 });
    expect(await unlockNames(tab(), PIN, now - 86_400_000)).toEqual({ kind: "wait", ms: MINUTE / 2 });
    now += MINUTE / 2;
    expect(await unlockNames(tab(), "000000", now)).toEqual({ kind: "wrong" });
    expect(await unlockNames(tab(), PIN, now + MINUTE - 1)).toEqual({ kind: "wait", ms: 1 });
    const other = tab();
    expect(await unlockNames(other, PIN, now + MINUTE)).toEqual({ kind: "open" });
    expect((await db.keys.get(NAMES))!.pin!.failures).toBe(0);
  });

  it("that is forgotten is done away with, and the names with it, but nothing that was said", async () => {
    await changePin(db, PIN, ROUNDS);
    await db.outbox.add({
      n: 1,
      text: "",
      classId: 1,
      key: "r261123m",
      at: 0,
      school: null,
      state: "waiting",
    } as never);
    const other = tab();
    await other.names.load();
    await forgetNames(other);
    expect(other.names.locked.get()).toBe(false);
    expect(await other.items.count()).toBe(0);
    expect(await other.outbox.count()).toBe(1);
  });

  it("is stretched as far as the phone can bear", async () => {
    const took = (ms: number) => {
      const times = [0, ms];
      return measureRounds(() => times.shift()!);
    };
    expect(await Promise.all([took(7), took(70), took(1000)])).toEqual([6_000_000, 1_000_000, 600_000]);
  });
});
