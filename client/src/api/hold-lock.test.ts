import { describe, expect, it } from "vitest";
import { holdLock } from "./hold-lock";

const never = () => new Promise<void>(() => undefined);
const atOnce = async () => undefined;
const name = () => `lock-${Math.random()}`;

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
