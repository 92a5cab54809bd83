import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foretell } from "../../seeds/history/foretell.js";
import { weeklyHazard } from "../../seeds/history/hazard.js";
import type { History, HistoryLearner } from "../../seeds/history/history.js";
import { kenyanYears } from "../../seeds/history/kenyan-years.js";
import type { LearnerState } from "../../seeds/history/learner-state.js";
import { type HistoryWish, KINDS, makeHistory } from "../../seeds/history/make-history.js";
import { rostersOf } from "../../seeds/history/rosters-of.js";

const kinds = Object.keys(KINDS) as (keyof typeof KINDS)[];
const wishes = fc.record({
  seed: fc.integer({ min: 0, max: 1e6 }),
  learners: fc.integer({ min: 20, max: 90 }),
  years: fc.integer({ min: 1, max: 3 }),
  kind: fc.constantFrom(...kinds),
});

/** Whether a learner left, without transfer, after the look and up to the end of the next term. */
function hasLeft({ weeks, terms }: History, { life }: HistoryLearner, week: number): boolean {
  const { days, term } = weeks[week]!;
  const look = days.at(-1)!.day;
  const { ends } = terms[term + 1] ?? terms[term]!;
  return life.some(({ kind, day }) => kind === "left" && day > look && day <= ends);
}

type Row = { readonly p: number; readonly left: boolean; readonly sex: "F" | "M" };

/** A look at everybody who is there in each term, in a week that was chosen before. */
function looks(wish: HistoryWish, paths: number): Row[] {
  const history = makeHistory(wish);
  return history.learners.flatMap((learner) =>
    history.terms.flatMap(({ first, last }, term): Row[] => {
      const week = first + 2 + ((learner.number * 7 + term * 13) % (last - first - 1));
      const standing = learner.standings.find((each) => each.week === week);
      const p = standing && foretell(history, history.ladder, learner.traits, standing, learner.number, paths);
      return p == null ? [] : [{ p, left: hasLeft(history, learner, week), sex: learner.sex }];
    }),
  );
}

const expected = (rows: readonly Row[]) => rows.reduce((sum, { p }) => sum + p, 0);
const came = (rows: readonly Row[]) => rows.filter(({ left }) => left).length;
/** How far two counts of rare events may lie apart by chance; one leaving can be that of two looks. */
const chance = (events: number) => 3.5 * Math.sqrt(1.8 * events);

describe("the calendar of Kenyan schools", () => {
  it("has the ministry's dates", () => {
    const terms = kenyanYears(2024, 3).terms.map(({ starts, ends }) => `${starts} ${ends}`);
    expect(terms).toEqual([
      "2024-01-08 2024-04-05",
      "2024-04-29 2024-08-02",
      "2024-08-26 2024-10-25",
      "2025-01-06 2025-04-04",
      "2025-04-28 2025-08-01",
      "2025-08-25 2025-10-24",
      // But for Good Friday, on which it ended a day earlier.
      "2026-01-05 2026-04-03",
      "2026-04-27 2026-07-31",
      "2026-08-24 2026-10-23",
    ]);
  });
});

describe("a made-up history", () => {
  it("is the same for the same seed, and another for another", () => {
    const wish = { seed: 7, learners: 60, years: 2 };
    const { ladder: _, ...one } = makeHistory(wish);
    const { ladder: __, ...again } = makeHistory(wish);
    expect(again).toEqual(one);
    expect(makeHistory({ ...wish, seed: 8 }).learners).not.toEqual(one.learners);
  });

  it("has nobody on two class lists, and marks, scores and fees only of who is there", () => {
    fc.assert(
      fc.property(wishes, (wish) => {
        const history = makeHistory({ ...wish, keepsStandings: false });
        const stays = Map.groupBy(
          rostersOf(history).flatMap((roster) => roster.stays),
          ({ learner }) => learner,
        );
        for (const { number, days, sat, asked, paid } of history.learners) {
          const own = stays.get(number)!;
          const isThere = (day: string) =>
            own.filter(({ fromDay, toDay }) => fromDay < day && (toDay === null || day <= toDay)).length === 1;
          expect(days.every(({ day }) => isThere(history.days[day]!.day))).toBe(true);
          expect(new Set(days.map(({ day }) => day)).size).toBe(days.length);
          expect(new Set(sat.map(({ term, exam }) => `${term} ${exam}`)).size).toBe(sat.length);
          const scores = sat.flatMap((each) => each.scores).filter((score) => score !== null);
          expect(scores.every((score) => score >= 0 && score <= 100)).toBe(true);
          expect(new Set(asked.map(({ term }) => term)).size).toBe(asked.length);
          expect(paid.every(({ shillings }) => shillings > 0 && Number.isInteger(shillings))).toBe(true);
          const sum = (amounts: readonly { shillings: number }[]) =>
            amounts.reduce((total, { shillings }) => total + shillings, 0);
          // Only a sponsor pays ahead.
          expect(sum(paid.filter(({ channel }) => channel !== "cheque"))).toBeLessThanOrEqual(sum(asked));
        }
      }),
      { numRuns: 25 },
    );
  });

  it("looks like a Kenyan school: absence, leaving and what is owed", () => {
    const history = makeHistory({ seed: 3, learners: 500, years: 3, keepsStandings: false });
    const rows = history.learners.reduce((sum, { asked }) => sum + asked.length, 0);
    const left = history.learners.flatMap(({ life }) => life.filter(({ kind }) => kind === "left"));
    expect(left.length).toBeGreaterThan(50);
    expect(left.length / rows).toBeGreaterThan(0.02);
    expect(left.length / rows).toBeLessThan(0.045);
    const marks = history.learners.flatMap(({ days }) => days.flatMap(({ m, a }) => [m, a]));
    const away = marks.filter((mark) => mark !== null && mark.status !== "L");
    const held = (2 * history.days.length * rows) / history.terms.length;
    expect(away.length / held).toBeGreaterThan(0.07);
    expect(away.length / held).toBeLessThan(0.16);
    const shareOf = (reason: string | null) => away.filter((mark) => mark!.reason === reason).length / away.length;
    expect(shareOf("illness")).toBeGreaterThan(0.12);
    expect(shareOf("fees")).toBeGreaterThan(0.08);
    expect(shareOf(null)).toBeGreaterThan(0.2);
    expect(shareOf("pregnancy-or-marriage")).toBeLessThan(0.01);
    const kindsOfLife = new Set(history.learners.flatMap(({ life }) => life.map(({ kind }) => kind)));
    expect([...kindsOfLife].sort()).toEqual(
      [
        "admitted",
        "completed",
        "left",
        "promoted",
        "re-entered",
        "repeated",
        "transferred-in",
        "transferred-out",
      ].sort(),
    );
  });
});

describe("the true risk", () => {
  const rows = Array.from({ length: 10 }, (_, seed) =>
    looks({ seed: 40 + seed, learners: 300, years: 2, kind: seed % 2 ? "junior" : "mixed" }, 6),
  ).flat();

  it("is on average the share that leaves, among those most at risk and among the others", () => {
    expect(Math.abs(came(rows) - expected(rows))).toBeLessThan(chance(expected(rows)));
    const byRisk = rows.toSorted((one, other) => other.p - one.p);
    const [top, rest] = [byRisk.slice(0, rows.length / 5), byRisk.slice(rows.length / 5)];
    for (const part of [top, rest]) {
      expect(Math.abs(came(part) - expected(part))).toBeLessThan(chance(expected(part)));
    }
    // Some of it can be known, and not all of it.
    expect(came(top) / came(rows)).toBeGreaterThan(0.5);
    expect(came(top) / came(rows)).toBeLessThan(0.9);
  });

  it("is alike for girls and boys", () => {
    const [girls, boys] = (["F", "M"] as const).map((sex) => rows.filter((row) => row.sex === sex));
    const share = came(rows) / rows.length;
    for (const part of [girls!, boys!]) {
      expect(Math.abs(came(part) - share * part.length)).toBeLessThan(chance(share * part.length));
    }
  });

  it("grows with absence, arrears and years above the usual age, whatever else is so", () => {
    const state = fc.record({
      strain: fc.double({ min: -3, max: 4, noNaN: true }),
      missed: fc.double({ min: 0, max: 1, noNaN: true }),
      owed: fc.integer({ min: -5_000, max: 60_000 }),
      level: fc.double({ min: 0, max: 1, noNaN: true }),
      overAge: fc.integer({ min: 0, max: 4 }),
      isBoarder: fc.boolean(),
    });
    fc.assert(
      fc.property(state, fc.boolean(), (known, afterHolidays) => {
        const seen = { fee: 12_000, repeated: 0, ...known } as LearnerState;
        const hazard = (other: Partial<LearnerState>) =>
          weeklyHazard({ work: 0, support: 0 }, { ...seen, ...other }, afterHolidays);
        const now = hazard({});
        expect(now).toBeGreaterThan(0);
        expect(now).toBeLessThanOrEqual(0.5);
        expect(hazard({ missed: seen.missed + 0.1 })).toBeGreaterThanOrEqual(now);
        expect(hazard({ owed: seen.owed + 3_000 })).toBeGreaterThanOrEqual(now);
        expect(hazard({ overAge: seen.overAge + 1 })).toBeGreaterThanOrEqual(now);
        expect(hazard({ level: seen.level - 0.1 })).toBeGreaterThanOrEqual(now);
      }),
    );
  });

  it("is the same when the same look is foretold with the same seed, and close with another", () => {
    const history = makeHistory({ seed: 5, learners: 60, years: 1 });
    const [learner] = history.learners;
    const standing = learner!.standings[4]!;
    const told = (seed: number) => foretell(history, history.ladder, learner!.traits, standing, seed, 400)!;
    expect(told(1)).toBe(told(1));
    expect(Math.abs(told(1) - told(2))).toBeLessThan(0.2 * told(1));
  });
});
