/** Learners of one register by what it says of them. */
export type Totals = {
  readonly present: number;
  readonly late: number;
  readonly absent: number;
  readonly excused: number;
  readonly notTaken: number;
  readonly enrolled: number;
};

/** A class on one day; a session without totals has no register yet. `revision` grows with every change of the class's day. */
export type ClassDay = {
  readonly day: string;
  readonly revision: number;
  readonly teacher: string | null;
  readonly class: { readonly id: string; readonly name: string; readonly learnerCount: number };
  readonly morning: Totals | null;
  readonly afternoon: Totals | null;
};

/** A day of the whole school, in learner-sessions. */
export type DayTotals = Totals & {
  readonly day: string;
  readonly registersTaken: number;
  readonly registersExpected: number;
};

/** What the head sees of one day. */
export type Board = {
  readonly day: string;
  readonly classes: readonly ClassDay[];
  readonly trend: readonly DayTotals[];
};

export type BoardSession = "morning" | "afternoon";

const NOBODY: Totals = { present: 0, late: 0, absent: 0, excused: 0, notTaken: 0, enrolled: 0 };

/** Puts in what is newer than what the board shows; the news may come before, twice, or out of order. */
export function withNews<B extends Board>(board: B, news: readonly ClassDay[]): B {
  const classes = board.classes.map((shown) =>
    news.reduce((latest, next) => (isNewer(next, latest) ? next : latest), shown),
  );
  const changed = classes.some((shown, index) => shown !== board.classes[index]);
  return changed ? { ...board, classes, trend: withToday(board.trend, board.day, classes) } : board;
}

/** One session of the whole school: each learner counted once, in a class without a register as not taken. */
export function sessionTotals(classes: readonly ClassDay[], session: BoardSession): Totals {
  return classes.map((one) => one[session] ?? untaken(one)).reduce(add, NOBODY);
}

/** The classes whose register of a session nobody has taken. */
export function missingRegisters(classes: readonly ClassDay[], session: BoardSession): readonly ClassDay[] {
  return classes.filter((one) => !one[session]);
}

/** Present or late among those a register speaks of, 0..1; null while it speaks of nobody. */
export function attendanceRate(totals: Totals): number | null {
  const known = totals.enrolled - totals.notTaken;
  return known > 0 ? (totals.present + totals.late) / known : null;
}

/** Whether a day's figures still grow by registers that are to come. */
export function isUnfinished(point: DayTotals, today: string): boolean {
  return point.day === today && point.registersTaken < point.registersExpected;
}

function isNewer(next: ClassDay, shown: ClassDay): boolean {
  return next.class.id === shown.class.id && next.day === shown.day && next.revision > shown.revision;
}

function withToday(trend: readonly DayTotals[], day: string, classes: readonly ClassDay[]): readonly DayTotals[] {
  const taken = classes.flatMap((one) => [one.morning, one.afternoon]).filter((totals) => totals != null);
  return trend.map((point) =>
    point.day === day ? { ...point, ...taken.reduce(add, NOBODY), registersTaken: taken.length } : point,
  );
}

function untaken(one: ClassDay): Totals {
  return { ...NOBODY, notTaken: one.class.learnerCount, enrolled: one.class.learnerCount };
}

function add(sum: Totals, next: Totals): Totals {
  return {
    present: sum.present + next.present,
    late: sum.late + next.late,
    absent: sum.absent + next.absent,
    excused: sum.excused + next.excused,
    notTaken: sum.notTaken + next.notTaken,
    enrolled: sum.enrolled + next.enrolled,
  };
}
