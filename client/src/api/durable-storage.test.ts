import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { openDurableStorage } from "./durable-storage";

const aQuickStorage = () => {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  } as unknown as Storage;
};

beforeEach(() => vi.stubGlobal("indexedDB", new IDBFactory()));
afterEach(() => vi.unstubAllGlobals());

it("brings back what localStorage had not yet written when the battery died", async () => {
  const before = await openDurableStorage(aQuickStorage(), ["accounts"]);
  before.setItem("accounts", "Jane");
  before.setItem("other", "unimportant");
  await vi.waitFor(async () => {
    const after = await openDurableStorage(aQuickStorage(), ["accounts", "other"]);
    expect(after.getItem("accounts")).toBe("Jane");
    expect(after.getItem("other")).toBeNull();
  }, 30_000);
});

it("works on without IndexedDB", async () => {
  vi.stubGlobal("indexedDB", {
    open: () => {
      throw new Error("not allowed");
    },
  });
  const storage = await openDurableStorage(aQuickStorage(), ["accounts"]).catch(() => null);
  storage?.setItem("accounts", "Jane");
  expect(storage?.getItem("accounts")).toBe("Jane");
});
