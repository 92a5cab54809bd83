import { DEFAULT_REASONS } from "../../src/attendance/default-reasons.js";
import type { Mark as SaidMark } from "../../src/attendance/mark.js";
import type { SchoolDay } from "../../src/values/school-day.js";
import type { Session } from "../../src/values/session.js";
import type { DemoRoll } from "../take-demo-registers.js";
import type { History, Mark } from "./history.js";
import type { LivedDay } from "./lay-out-weeks.js";
import { type HistoryRoster, type HistoryStay, isOn, revisionOn } from "./rosters-of.js";

type Marked = { readonly stay: HistoryStay; readonly m: Mark | null; readonly a: Mark | null };

/** Of each class, by the index of the day, what was said of whom on these days. */
export function marksByClass(
  { learners, days: all }: History,
  rosters: readonly HistoryRoster[],
  days: readonly LivedDay[],
): Map<number, Marked[]>[] {
  const wanted = new Set(days.map(({ index }) => index));
  return rosters.map(({ stays }) => {
    const byDay = new Map<number, Marked[]>();
    for (const stay of stays) {
      for (const { day: index, m, a } of learners[stay.learner]!.days) {
        if (!wanted.has(index) || !isOn(stay, all[index]!.day)) continue;
        const ofDay = byDay.get(index);
        if (ofDay) ofDay.push({ stay, m, a });
        else byDay.set(index, [{ stay, m, a }]);
      }
    }
    return byDay;
  });
}

const NUMBERS = new Map(DEFAULT_REASONS.map(({ code }, index) => [code, index + 1]));

/** What the phones of a school with the default reasons say of a class on one of these days. */
export function rollsOf(history: History, rosters: readonly HistoryRoster[], days: readonly LivedDay[]) {
  const marked = marksByClass(history, rosters, days);
  const indexes = new Map(days.map(({ day, index }) => [day, index]));
  return (classIndex: number, day: SchoolDay, session: Session): DemoRoll => {
    const ofDay = marked[classIndex]!.get(indexes.get(day)!) ?? [];
    const marks = ofDay.flatMap(({ stay, ...own }): [number, SaidMark][] => {
      const said = own[session];
      if (!said) return [];
      const reason = said.reason === null ? null : NUMBERS.get(said.reason)!;
      return [[stay.position, { status: said.status, reason, minutesLate: said.minutesLate }]];
    });
    return { rosterRev: revisionOn(rosters[classIndex]!, day), marks: new Map(marks) };
  };
}
