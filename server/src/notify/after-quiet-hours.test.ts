import fc from "fast-check";
import { expect, it } from "vitest";
import { afterQuietHours } from "./after-quiet-hours.js";

const NIGHT = { quietFrom: 20 * 60, quietTo: 6 * 60 + 30 };
const inNairobi = (text: string) => new Date(`${text}+03:00`);

it.each([
  ["2026-11-23T19:59:59", "2026-11-23T19:59:59"],
  ["2026-11-23T20:00:00", "2026-11-24T06:30:00"],
  ["2026-11-24T00:10:20", "2026-11-24T06:30:00"],
  ["2026-11-24T06:29:59", "2026-11-24T06:30:00"],
  ["2026-11-24T06:30:00", "2026-11-24T06:30:00"],
])("quiet hours of the night: %s goes at %s", (at, goes) => {
  expect(afterQuietHours(NIGHT, inNairobi(at))).toEqual(inNairobi(goes));
});

it("quiet hours end, never come early, and none are kept between the same minutes", () => {
  const minute = fc.integer({ min: 0, max: 1439 });
  const instant = fc.date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(minute, minute, instant, (quietFrom, quietTo, at) => {
      const rules = { quietFrom, quietTo };
      const goes = afterQuietHours(rules, at);
      expect(goes.getTime()).toBeGreaterThanOrEqual(at.getTime());
      expect(goes.getTime() - at.getTime()).toBeLessThan(24 * 3_600_000);
      expect(afterQuietHours(rules, goes)).toEqual(goes);
      if (quietFrom === quietTo) expect(goes).toEqual(at);
    }),
  );
});
