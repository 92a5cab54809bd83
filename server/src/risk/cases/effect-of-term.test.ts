import { describe, expect, it } from "vitest";
import type { LearnerId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { effectOfTerm, type Listed } from "./effect-of-term.js";
import { CaseOutcome } from "./risk-case.entity.js";
import { type Candidate, firstListed, type Span } from "./weekly-lists.js";

const learner = (id: number) => id as LearnerId;
const listed = (id: number, before: number | null, after: number | null): Listed => ({
  learnerId: learner(id),
  before,
  after,
});

describe("the effect of following up", () => {
  it("counts who was followed up, what came of it, and what came of the others", () => {
    const all = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((id) => listed(id, 0.5, id <= 5 ? 0.75 : 0.25));
    const { returned, left, transferred, notAtRisk } = CaseOutcome;
    const ends = [returned, returned, left, transferred, notAtRisk, null];
    const followed = new Map(ends.map((outcome, at) => [learner(at + 1), outcome]));
    const gone = new Set([3, 7, 8, 99].map(learner));
    expect(effectOfTerm(all, followed, gone)).toEqual({
      listed: 11,
      followed: 6,
      returned: 2,
      transferred: 1,
      left: 1,
      notAtRisk: 1,
      stillOpen: 1,
      followedLeft: 1,
      notFollowed: 5,
      notFollowedLeft: 2,
      attendanceBefore: 0.5,
      attendanceAfter: (5 * 0.75 + 0.25) / 6,
      attendanceBeforeNotFollowed: 0.5,
      attendanceAfterNotFollowed: 0.25,
      fewFollowed: false,
      fewNotFollowed: false,
    });
  });

  it("says nothing of fewer than five, and compares the same learners before and after", () => {
    const all = [listed(1, 0, 1), listed(2, 0, 1), listed(3, 0, 1), listed(4, 0, 1), listed(5, 0, null)];
    const others = [listed(6, 1, 0.5), listed(7, null, 0.5), ...[8, 9, 10, 11].map((id) => listed(id, 0.5, 1))];
    const followed = new Map(all.map(({ learnerId }) => [learnerId, null]));
    expect(effectOfTerm([...all, ...others], followed, new Set())).toMatchObject({
      attendanceBefore: null,
      attendanceAfter: null,
      attendanceBeforeNotFollowed: 0.6,
      attendanceAfterNotFollowed: 0.9,
      fewFollowed: false,
      fewNotFollowed: false,
    });
    expect(effectOfTerm(all.slice(1), followed, new Set())).toMatchObject({ fewFollowed: true, fewNotFollowed: true });
  });
});

describe("the weekly lists of a term", () => {
  const WEEKS = ["2026-08-24", "2026-08-31", "2026-09-07"] as SchoolDay[];
  const candidate = (id: number, week: number, standing: number): Candidate => ({
    learnerId: learner(id),
    week: WEEKS[week]!,
    scoredOn: WEEKS[week]!,
    standing,
  });
  const weeksOf = (candidates: readonly Candidate[], settled: readonly Span[], capacity: number) =>
    [...firstListed(candidates, settled, capacity)].map(([id, { week }]) => [id, WEEKS.indexOf(week)]);

  it("hold as many as could be followed up, and whom first in which week", () => {
    const candidates = [
      candidate(3, 1, 0.9),
      candidate(1, 1, 0.4),
      candidate(2, 0, 0.4),
      candidate(1, 0, 0.5),
      candidate(4, 0, 0.4),
    ];
    expect(weeksOf(candidates, [], 2)).toEqual([
      [1, 0],
      [2, 0],
      [3, 1],
    ]);
  });

  it("hold nobody who was seen to when the week began", () => {
    const candidates = [0, 1, 2].flatMap((week) => [candidate(1, week, 0.9), candidate(2, week, 0.5)]);
    const span = (from: string, to: string | null): Span => ({
      learnerId: learner(1),
      from: from as SchoolDay,
      to: to as SchoolDay | null,
    });
    // Listed at first, and followed up in that week.
    expect(weeksOf(candidates, [span("2026-08-25", null)], 1)).toEqual([
      [1, 0],
      [2, 1],
    ]);
    expect(weeksOf(candidates, [span("2026-08-01", "2026-09-02")], 1)).toEqual([
      [2, 0],
      [1, 2],
    ]);
    expect(weeksOf(candidates, [span("2026-08-01", null)], 1)).toEqual([[2, 0]]);
  });
});
