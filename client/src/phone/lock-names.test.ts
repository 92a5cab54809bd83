import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { AsiliDb } from "../db/asili-db";
import { changePin } from "../db/names/change-pin";
import { memoryDatabases } from "../db/testing/memory-databases";
import { lockNames, lockWhenLeft } from "./lock-names";

const MINUTE = 60_000;

/** A page that can be looked away from. */
class Page extends EventTarget {
  visibilityState = "visible";
  become(state: "visible" | "hidden"): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event("visibilitychange"));
  }
}

let page: Page;
let db: AsiliDb;
let stopped: AbortController;

beforeEach(async () => {
  page = new Page();
  vi.stubGlobal("document", page);
  db = new AsiliDb("asili-u7", memoryDatabases());
  await changePin(db, "271828", 1000);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  stopped = new AbortController();
  lockWhenLeft(db, stopped.signal);
});

afterEach(() => {
  stopped.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("locks the names five minutes after nobody looks any more, and no sooner", () => {
  page.become("hidden");
  vi.advanceTimersByTime(5 * MINUTE - 1);
  expect(db.names.locked.get()).toBe(false);
  vi.advanceTimersByTime(1);
  expect(db.names.locked.get()).toBe(true);
});

it("locks them as the phone wakes up when it slept through the timer", () => {
  page.become("hidden");
  vi.setSystemTime(Date.now() + 6 * MINUTE);
  page.become("visible");
  expect(db.names.locked.get()).toBe(true);
});

it("leaves them open for who looks away for a moment", () => {
  page.become("hidden");
  vi.advanceTimersByTime(4 * MINUTE);
  page.become("visible");
  vi.advanceTimersByTime(10 * MINUTE);
  expect(db.names.locked.get()).toBe(false);
});

it("never locks out who has no PIN", async () => {
  vi.useRealTimers();
  await changePin(db, null);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  page.become("hidden");
  vi.advanceTimersByTime(10 * MINUTE);
  expect(db.names.locked.get()).toBe(false);
});

it("locks them in the other tabs as well", async () => {
  vi.useRealTimers();
  const other = new AsiliDb("asili-u7", { indexedDB: db._options.indexedDB!, IDBKeyRange: db._options.IDBKeyRange! });
  lockNames(other);
  await expect.poll(() => db.names.locked.get()).toBe(true);
});
