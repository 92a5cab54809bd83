import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, decodeDay, encodeDay, parseSchoolDay, schoolDayAt, weekdayOf } from "./school-day";

const instants = fc.date({ min: new Date("2000-01-02"), max: new Date("2099-12-30"), noInvalidDate: true });

describe("a school day", () => {
  it("turns at midnight in Nairobi", () => {
    expect(schoolDayAt(Date.parse("2026-11-22T20:59:59Z"))).toBe("2026-11-22");
    expect(schoolDayAt(Date.parse("2026-11-22T21:00:00Z"))).toBe("2026-11-23");
  });

  it("comes back from the wire as it went", () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const day = schoolDayAt(instant.getTime());
        expect(decodeDay(encodeDay(day))).toBe(day);
        expect(parseSchoolDay(day)).toBe(day);
      }),
    );
  });

  it("counts days and weekdays", () => {
    const monday = parseSchoolDay("2026-11-23");
    expect(weekdayOf(monday)).toBe(1);
    expect(weekdayOf(addDays(monday, -1))).toBe(7);
    expect(addDays(parseSchoolDay("2028-02-28"), 2)).toBe("2028-03-01");
  });

  it.each(["2026-02-29", "2026-13-01", "26-11-23", "1999-12-31", "2026-11-23T00:00"])("refuses %s", (text) => {
    expect(() => parseSchoolDay(text)).toThrow();
  });
});
