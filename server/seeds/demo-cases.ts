import type { History, HistoryLearner, Mark } from "./history/history.js";
import { isOn, rostersOf } from "./history/rosters-of.js";

const AWAY: Mark = { status: "A", reason: null, minutesLate: null };
const SENT_HOME: Mark = { status: "A", reason: "fees", minutesLate: null };
/** School days. */
const STOPPED_FOR = 10;
const SENT_HOME_BEFORE = [52, 41, 30, 18, 7];

/**
 * Sees to it that whoever looks at the demo finds two cases that anybody would follow up: in the first class of the year a
 * girl who has not come for two weeks, and in the fourth a boy who was sent home for fees five times since the term began.
 */
export function placeDemoCases(history: History): void {
  const year = history.terms.at(-1)!.year;
  const first = history.classes.findIndex((each) => each.year === year);
  const [girl] = membersOf(history, first).filter(({ sex, isBoarder }) => sex === "F" && !isBoarder);
  const [boy] = membersOf(history, first + 3).filter(({ sex, isBoarder }) => sex === "M" && !isBoarder);
  const last = history.days.length;
  if (girl) stop(history, girl, Math.max(0, last - STOPPED_FOR));
  if (!boy) return;
  for (const before of SENT_HOME_BEFORE) {
    const day = last - before;
    if (history.days[day]?.term !== history.terms.length - 1) continue;
    mark(boy, day, { m: null, a: SENT_HOME });
    for (const next of [day + 1, day + 2]) mark(boy, next, { m: SENT_HOME, a: SENT_HOME });
  }
  const paid = boy.paid.filter(({ term }) => term < history.terms.length - 2);
  boy.paid.splice(0, boy.paid.length, ...paid);
}

function stop({ days, weeks }: History, learner: HistoryLearner, first: number): void {
  for (let day = first; day < days.length; day++) mark(learner, day, { m: AWAY, a: AWAY });
  for (const [at, sat] of learner.sat.entries()) {
    const written = weeks.find(({ term, exam }) => term === sat.term && exam === sat.exam)!.days[0]!.index;
    if (written >= first) learner.sat[at] = { ...sat, scores: sat.scores.map(() => null) };
  }
}

/** Who is in a class today, and has hardly been away: what is seen of them is what was placed. */
function membersOf(history: History, classIndex: number): HistoryLearner[] {
  const today = history.days.at(-1)?.day;
  if (today === undefined) return [];
  const lately = history.days.length - 60;
  const { stays } = rostersOf(history)[classIndex]!;
  return stays
    .filter((stay) => isOn(stay, today) && stay.toDay === null)
    .map(({ learner }) => history.learners[learner]!)
    .filter(({ days }) => days.filter(({ day }) => day >= lately).length < 6)
    .slice(4);
}

function mark({ days }: HistoryLearner, day: number, said: { m: Mark | null; a: Mark | null }): void {
  const at = days.findIndex((each) => each.day >= day);
  const isThere = at !== -1 && days[at]!.day === day;
  days.splice(at === -1 ? days.length : at, isThere ? 1 : 0, { day, ...said });
}
