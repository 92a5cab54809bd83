import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LongPress } from "./long-press";

const HERE = { clientX: 100, clientY: 200 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function pressed(): { press: LongPress; opened: () => number } {
  const press = new LongPress();
  const open = vi.fn<() => void>();
  press.down(HERE, open);
  return { press, opened: () => open.mock.calls.length };
}

test("a finger that rests on a row opens its details, and its lifting is no tap", () => {
  const { press, opened } = pressed();
  press.move({ clientX: 104, clientY: 203 });
  vi.advanceTimersByTime(600);
  press.up();
  expect([opened(), press.held]).toEqual([1, true]);
});

test("a tap, or a finger that scrolls, opens nothing", () => {
  for (const end of [(press: LongPress) => press.up(), (press: LongPress) => press.move({ ...HERE, clientY: 215 })]) {
    const { press, opened } = pressed();
    vi.advanceTimersByTime(200);
    end(press);
    vi.advanceTimersByTime(600);
    expect([opened(), press.held]).toEqual([0, false]);
  }
});

test("the tap after a long press counts again", () => {
  const { press } = pressed();
  vi.advanceTimersByTime(600);
  press.down(HERE, () => undefined);
  press.up();
  expect(press.held).toBe(false);
});
