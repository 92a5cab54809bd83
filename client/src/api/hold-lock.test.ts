import { describe, expect, it } from "vitest";
import { holdLock, type Locks } from "./hold-lock";

const never = () => new Promise<void>(() => undefined);
const atOnce = async () => undefined;
const name = () => `lock-${Math.random()}`;
const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The runtime's own locks, each tab under a name of its own as in a browser: here all of a thread are one. */
class Tabs {
  readonly #holders = new Map<string, string>();
  #count = 0;

  tab(): Locks {
    const clientId = `tab ${++this.#count}`;
    const query: Locks["query"] = async () => ({
      held: [...this.#holders].map(([name, holder]) => ({ name, clientId: holder })),
    });
    const request = (name: string, options: LockOptions, hold: (lock: Lock | null) => unknown) =>
      navigator.locks.request(name, options, (lock) => {
        if (lock) this.#holders.set(name, clientId);
        return hold(lock);
      });
    return { query, request: request as Locks["request"] };
  }
}

describe("a lock", () => {
  it("has one work done at a time", async () => {
    const lock = name();
    const log: string[] = [];
    const work = (who: string) => async () => {
      log.push(`${who} begins`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      log.push(`${who} ends`);
    };
    await Promise.all([
      holdLock(navigator.locks, lock, never, work("one")),
      holdLock(navigator.locks, lock, never, work("two")),
    ]);
    expect(log).toEqual(["one begins", "one ends", "two begins", "two ends"]);
  });

  it("is taken from a tab that froze while holding it", async () => {
    const lock = name();
    void holdLock(navigator.locks, lock, never, never);
    expect(await holdLock(navigator.locks, lock, atOnce, async () => "done")).toBe("done");
  });

  it("is taken by one tab, though several have waited too long, and goes round from there", async () => {
    const lock = name();
    const browser = new Tabs();
    void holdLock(browser.tab(), lock, never, never);
    let [atWork, most] = [0, 0];
    const work = async (): Promise<void> => {
      most = Math.max(most, ++atWork);
      await after(15);
      atWork--;
    };
    const all = [0, 1, 5, 12, 20, 28].map(async (ms) => {
      await after(ms);
      await holdLock(browser.tab(), lock, () => after(100), work);
    });
    await Promise.all(all);
    expect(most).toBe(1);
  });

  it("is taken from a tab that took it and froze as well", async () => {
    const lock = name();
    const browser = new Tabs();
    void holdLock(browser.tab(), lock, never, never);
    void holdLock(browser.tab(), lock, () => after(1), never);
    await after(20);
    expect(
      await holdLock(
        browser.tab(),
        lock,
        () => after(1),
        async () => "done",
      ),
    ).toBe("done");
  });

  it("lets work whose lock was stolen run to its end", async () => {
    const lock = name();
    let finish: (word: string) => void = () => undefined;
    const slow = holdLock(navigator.locks, lock, never, () => new Promise<string>((resolve) => (finish = resolve)));
    await holdLock(navigator.locks, lock, atOnce, async () => undefined);
    finish("late");
    expect(await slow).toBe("late");
  });

  it("is not needed", async () => {
    expect(await holdLock(undefined, name(), never, async () => "done")).toBe("done");
  });

  it("hands on what the work throws", async () => {
    const fails = holdLock(navigator.locks, name(), never, () => Promise.reject(new Error("no")));
    await expect(fails).rejects.toThrow("no");
  });
});
