import { Random } from "../../src/platform/random.js";
import { LifeKind } from "../../src/schools/life/learner-event.entity.js";
import type { Grade } from "../../src/values/grade.js";
import { LeavingReason } from "../../src/values/leaving-reason.js";
import { addDays, type SchoolDay } from "../../src/values/school-day.js";
import type { HistoryClass, HistoryLearner, RosterChange } from "./history.js";
import { repeating, strikingOff, transferring, weeklyHazard } from "./hazard.js";
import { goUp, type Ladder, usualAge } from "./ladder.js";
import type { LivedTerm, LivedWeek, Weeks } from "./lay-out-weeks.js";
import { type LearnerState, owedShare } from "./learner-state.js";
import { drawTraits } from "./learner-traits.js";
import { beginTerm, liveWeek } from "./live-week.js";
import type { HistoryPlan } from "./make-history.js";
import { RecordsOf } from "./records-of.js";
import { seedOf } from "./seed-of.js";

/** A learner while the school's years pass. */
type Someone = {
  readonly learner: HistoryLearner;
  readonly state: LearnerState;
  readonly random: Random;
  readonly records: RecordsOf;
  /** How many whole weeks one who stopped coming has not come; null while they come. */
  away: number | null;
  leavesBecause: LeavingReason;
  /** Whether the office strikes them off on the first day of the next week. */
  isStruckOff: boolean;
  /** Chosen at the end of the year. */
  repeats: boolean;
  /** The term in which somebody who left comes back; null for never. */
  comesBack: number | null;
};

type Join = { readonly someone: Someone; readonly classIndex: number; readonly kind: LifeKind };

/** The years of a school, a term at a time: who joins, how everybody's weeks go by, and who leaves. */
export class SchoolLife {
  readonly classes: HistoryClass[] = [];
  readonly learners: HistoryLearner[] = [];
  readonly changes: RosterChange[] = [];
  readonly #people: Someone[] = [];
  readonly #random: Random;

  constructor(
    private readonly plan: HistoryPlan,
    private readonly ladder: Ladder,
    private readonly calendar: Weeks,
  ) {
    this.#random = new Random(seedOf(plan.seed, 3));
  }

  liveTerm(index: number): void {
    const term = this.calendar.terms[index]!;
    const weeks = this.calendar.weeks.slice(term.first, term.last + 1);
    const opens = addDays(term.starts, -1);
    const isNewYear = this.calendar.terms[index - 1]?.year !== term.year;
    const joins = isNewYear ? this.#beginYear(term, index) : this.#joinLater(term, index);
    this.#join(opens, joins, isNewYear);
    for (const someone of this.#people) {
      if (someone.learner.classIndex === null) continue;
      const holidays = joins.some(
        (join) => join.someone === someone && join.kind !== LifeKind.promoted && join.kind !== LifeKind.repeated,
      )
        ? 0
        : (weeks[0]?.holidays ?? 0);
      beginTerm(someone.learner.traits, someone.state, someone.random, holidays);
      const { grade, fee } = someone.state;
      someone.learner.asked.push({ term: index, grade, shillings: fee });
    }
    for (const week of weeks) this.#liveWeek(week, term);
    if (term.isLastOfYear && weeks.at(-1)?.isLastOfTerm) this.#complete(term);
  }

  /** Everybody goes to a class of the new year, and new learners fill what is left. */
  #beginYear(term: LivedTerm, index: number): Join[] {
    const first = this.classes.length;
    this.classes.push(...this.plan.classesOf(term.year).map((each) => ({ ...each, year: term.year })));
    const sizes = new Map<number, number>(this.classes.slice(first).map((_, at) => [first + at, 0]));
    const placeIn = (grade: Grade, stream: string | null): number => {
      const ofGrade = [...sizes.keys()].filter((at) => this.classes[at]!.grade === grade);
      const same = ofGrade.find(
        (at) => this.classes[at]!.stream === stream && sizes.get(at)! < this.plan.classSize + 5,
      );
      const chosen = same ?? ofGrade.toSorted((a, b) => sizes.get(a)! - sizes.get(b)!)[0]!;
      sizes.set(chosen, sizes.get(chosen)! + 1);
      return chosen;
    };
    const joins: Join[] = [];
    const grades = new Set(this.classes.slice(first).map(({ grade }) => grade));
    for (const someone of this.#people.filter(({ learner }) => learner.classIndex !== null)) {
      const from = this.classes[someone.learner.classIndex!]!;
      // Nobody repeats a grade that is taught no more.
      const repeats = someone.repeats && grades.has(someone.state.grade);
      goUp(someone.state, this.ladder, from.year, repeats);
      const kind = repeats ? LifeKind.repeated : LifeKind.promoted;
      joins.push({ someone, classIndex: placeIn(someone.state.grade, from.stream), kind });
      someone.repeats = false;
    }
    for (const someone of this.#comingBack(index).filter(({ state }) => grades.has(state.grade))) {
      joins.push({ someone, classIndex: placeIn(someone.state.grade, null), kind: LifeKind.reEntered });
    }
    const lowest = this.classes[first]!.grade;
    const isFirst = index === 0;
    for (const [classIndex, size] of sizes) {
      const { grade } = this.classes[classIndex]!;
      const wanted = this.plan.classSize + this.#random.between(0, 2) - size;
      for (let more = 0; more < wanted; more++) {
        const kind = isFirst || grade === lowest ? LifeKind.admitted : LifeKind.transferredIn;
        joins.push({ someone: this.#admit(grade, term, kind, isFirst), classIndex, kind });
      }
    }
    return joins.sort((one, other) => one.classIndex - other.classIndex);
  }

  /** In the course of a year a few come from elsewhere, and some who had left come back. */
  #joinLater(term: LivedTerm, index: number): Join[] {
    const ofYear = [...this.classes.keys()].filter((at) => this.classes[at]!.year === term.year);
    const back = this.#comingBack(index).flatMap((someone): Join[] => {
      const classIndex = ofYear.find((at) => this.classes[at]!.grade === someone.state.grade);
      return classIndex === undefined ? [] : [{ someone, classIndex, kind: LifeKind.reEntered }];
    });
    const kind = LifeKind.transferredIn;
    const others = ofYear.flatMap((classIndex): Join[] => {
      if (!this.#random.chance(0.3)) return [];
      return [{ someone: this.#admit(this.classes[classIndex]!.grade, term, kind, false), classIndex, kind }];
    });
    return [...back, ...others];
  }

  #comingBack(index: number): Someone[] {
    return this.#people.filter(({ comesBack }) => comesBack === index);
  }

  #join(day: SchoolDay, joins: readonly Join[], asOneStep: boolean): void {
    const moves = joins.map(({ someone, classIndex, kind }) => {
      const { learner } = someone;
      const from = learner.classIndex;
      const admitted = learner.life.length === 0 ? learner.admittedOn : day;
      learner.life.push({ kind, day: admitted, fromClass: from, toClass: classIndex, reason: null });
      learner.classIndex = classIndex;
      if (kind === LifeKind.reEntered) comeBack(someone);
      const to = { classIndex, learner: learner.number };
      return { joins: [to], leaves: from === null ? [] : [{ classIndex: from, learner: learner.number }] };
    });
    if (!asOneStep) {
      for (const move of moves) this.changes.push({ day, ...move });
      return;
    }
    this.changes.push({
      day,
      joins: moves.flatMap((move) => move.joins),
      leaves: moves.flatMap((move) => move.leaves),
    });
  }

  #admit(grade: Grade, term: LivedTerm, kind: LifeKind, isFirst: boolean): Someone {
    const number = this.learners.length;
    const random = new Random(seedOf(this.plan.seed, number, 1));
    const isBoarder = random.chance(this.plan.boarders);
    const traits = drawTraits(random, isBoarder);
    const overAge = random.chance(traits.means < 0 ? 0.35 : 0.18) ? random.between(1, 2) : 0;
    const fee = this.ladder.feeOf(grade, isBoarder);
    const state: LearnerState = {
      strain: traits.strain,
      missed: 0.06,
      owed: 0,
      fee,
      level: Math.min(0.9, Math.max(0.1, 0.5 + 0.125 * traits.ability)),
      termMissed: 0,
      termHeld: 0,
      spell: 0,
      why: null,
      isExcused: false,
      wasSentHome: false,
      grade,
      isBoarder,
      overAge,
      repeated: 0,
    };
    const sex = random.chance(0.5) ? "F" : "M";
    const two = (value: number) => String(value).padStart(2, "0");
    const birthDay = `${term.year - usualAge(grade) - overAge}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`;
    const yearsHere = isFirst && grade !== this.classes[0]!.grade ? random.between(0, 2) : 0;
    const learner: HistoryLearner = {
      number,
      traits,
      sex,
      isBoarder,
      isTransfer: kind === LifeKind.transferredIn,
      birthDate: random.chance(0.1) ? null : (birthDay as SchoolDay),
      admittedOn: yearsHere === 0 ? addDays(term.starts, -1) : (`${term.year - yearsHere}-01-08` as SchoolDay),
      life: [],
      days: [],
      sat: [],
      asked: [],
      paid: [],
      standings: [],
      classIndex: null,
      left: null,
    };
    const someone: Someone = {
      learner,
      state,
      random,
      records: new RecordsOf(learner, state, seedOf(this.plan.seed, number, 2)),
      away: null,
      leavesBecause: LeavingReason.unknown,
      isStruckOff: false,
      repeats: false,
      comesBack: null,
    };
    this.learners.push(learner);
    this.#people.push(someone);
    return someone;
  }

  #liveWeek(week: LivedWeek, term: LivedTerm): void {
    for (const someone of this.#people) {
      const { learner, state, random, records } = someone;
      if (learner.classIndex === null) continue;
      if (someone.away === null) liveWeek(learner.traits, state, week, random, records);
      else this.#stayAway(someone, week);
      if (learner.classIndex === null) continue;
      this.#endWeek(someone, week, term);
    }
  }

  /** Nobody is seen of them; once they are struck off, the first day of the week is the last on which they are named. */
  #stayAway(someone: Someone, week: LivedWeek): void {
    const { records, isStruckOff } = someone;
    for (const day of isStruckOff ? week.days.slice(0, 1) : week.days) records.stopped(day, someone.leavesBecause);
    if (isStruckOff) return this.#strikeOff(someone, week);
    someone.away!++;
    if (week.exam !== null) records.missedExam(week);
  }

  #strikeOff(someone: Someone, week: LivedWeek): void {
    const { learner, random } = someone;
    const day = week.days[0]!.day;
    const classIndex = learner.classIndex!;
    const reason = someone.leavesBecause;
    learner.life.push({ kind: LifeKind.left, day, fromClass: classIndex, toClass: null, reason });
    this.changes.push({ day, joins: [], leaves: [{ classIndex, learner: learner.number }] });
    learner.classIndex = null;
    learner.left = "left";
    someone.isStruckOff = false;
    someone.comesBack = random.chance(0.12) ? week.term + random.between(1, 3) : null;
  }

  #endWeek(someone: Someone, week: LivedWeek, term: LivedTerm): void {
    const { learner, state, random, away } = someone;
    if (this.plan.keepsStandings) learner.standings.push({ week: week.index, state: { ...state }, away });
    const { isLastOfTerm } = week;
    if (away === null && isLastOfTerm && random.chance(transferring(term.isLastOfYear)))
      return this.#transfer(someone, week);
    const yearEnds = isLastOfTerm && term.isLastOfYear;
    if (yearEnds && away === null) someone.repeats = random.chance(repeating(state));
    if (yearEnds && !someone.repeats && this.ladder.next(state.grade, term.year) === null) return;
    if (away !== null) someone.isStruckOff = random.chance(strikingOff(away));
    else if (random.chance(weeklyHazard(learner.traits, state, isLastOfTerm))) this.#stop(someone);
  }

  #stop(someone: Someone): void {
    someone.away = 0;
    someone.leavesBecause = whyLeaving(someone);
  }

  #transfer(someone: Someone, week: LivedWeek): void {
    const { learner } = someone;
    const day = week.days.at(-1)!.day;
    const classIndex = learner.classIndex!;
    const reason = LeavingReason.transfer;
    learner.life.push({ kind: LifeKind.transferredOut, day, fromClass: classIndex, toClass: null, reason });
    this.changes.push({ day, joins: [], leaves: [{ classIndex, learner: learner.number }] });
    learner.classIndex = null;
    learner.left = "transferred";
  }

  /** Those who have finished what the school offers go with the year's last day. */
  #complete({ year, ends: day }: LivedTerm): void {
    const done = this.#people.filter(
      ({ learner, state, repeats }) =>
        learner.classIndex !== null && !repeats && this.ladder.next(state.grade, year) === null,
    );
    const leaves = done.map(({ learner }) => ({ classIndex: learner.classIndex!, learner: learner.number }));
    for (const { learner } of done) {
      const reason = LeavingReason.completed;
      learner.life.push({ kind: LifeKind.completed, day, fromClass: learner.classIndex, toClass: null, reason });
      learner.classIndex = null;
      learner.left = "completed";
    }
    if (leaves.length > 0) this.changes.push({ day, joins: [], leaves });
  }
}

function comeBack(someone: Someone): void {
  someone.comesBack = null;
  someone.away = null;
  someone.learner.left = null;
  someone.state.strain = someone.learner.traits.strain + 0.3;
  someone.state.missed = 0.1;
}

/** A name for it, by what weighed most; it is no part of what makes a learner leave. */
function whyLeaving({ learner: { traits, sex }, state, random }: Someone): LeavingReason {
  const isOlderGirl = sex === "F" && usualAge(state.grade) + state.overAge >= 13;
  if (isOlderGirl && random.chance(0.14)) return LeavingReason.pregnancyOrMarriage;
  if (owedShare(state) > 0.8 && random.chance(0.5)) return LeavingReason.fees;
  if (traits.work === 1 && random.chance(0.4)) return LeavingReason.work;
  if (traits.distance > 1 && random.chance(0.3)) return LeavingReason.distance;
  if (random.chance(0.12)) return LeavingReason.familyMoved;
  return LeavingReason.unknown;
}
