import { Random } from "../../src/platform/random.js";
import { LeavingReason } from "../../src/values/leaving-reason.js";
import type { HistoryLearner, Mark, MarkedDay, Payment } from "./history.js";
import { usualAge } from "./ladder.js";
import type { LivedDay, LivedWeek } from "./lay-out-weeks.js";
import type { LearnerState } from "./learner-state.js";
import { normal } from "./learner-traits.js";
import type { Witness } from "./live-week.js";

const SUBJECT_COUNT = 8;
const ABSENT: Mark = { status: "A", reason: null, minutesLate: null };
const SCATTER = 8;

/** Writes down what the school sees of one learner. Its numbers are its own, so that nobody's life depends on them. */
export class RecordsOf implements Witness {
  readonly #random: Random;
  /** How much better than elsewhere the learner is in each subject, in marks. */
  readonly #leanings: readonly number[];

  constructor(
    private readonly learner: HistoryLearner,
    private readonly state: LearnerState,
    seed: number,
  ) {
    this.#random = new Random(seed);
    this.#leanings = Array.from({ length: SUBJECT_COUNT }, () => 6 * normal(this.#random));
  }

  away(day: LivedDay, session: "m" | "a" | "both", why: string | null, isExcused: boolean): void {
    const reason = this.#named(why);
    this.#mark(day, session, { status: isExcused ? "E" : "A", reason, minutesLate: null });
  }

  late(day: LivedDay, minutesLate: number): void {
    const reason = day.rains ? "distance-weather-safety" : null;
    this.#mark(day, "m", { status: "L", reason, minutesLate });
  }

  paid(day: LivedDay, shillings: number, isSponsor: boolean): void {
    const channels = ["mpesa", "mpesa", "mpesa", "bank", "cash"] as const;
    const channel: Payment["channel"] = isSponsor ? "cheque" : this.#random.pick(channels);
    this.learner.paid.push({ term: day.term, day: day.index, shillings, channel });
  }

  sat(week: LivedWeek, exam: number, mean: number, awayOn: ReadonlySet<number>): void {
    const random = this.#random;
    const scores = this.#leanings.map((leaning, subject) => {
      const marks = Math.round(100 * mean + leaning + SCATTER * normal(random));
      const day = week.days[subject % week.days.length]!.index;
      return awayOn.has(day) ? null : Math.min(100, Math.max(3, marks));
    });
    this.learner.sat.push({ term: week.term, exam, scores });
  }

  missedExam(week: LivedWeek): void {
    const scores = Array.from({ length: SUBJECT_COUNT }, () => null);
    this.learner.sat.push({ term: week.term, exam: week.exam!, scores });
  }

  /** A day of somebody who has stopped coming: mostly nobody knows why. */
  stopped(day: LivedDay, because: LeavingReason): void {
    const random = this.#random;
    const isKnown = random.chance(0.35);
    const reason = !isKnown
      ? null
      : because === LeavingReason.pregnancyOrMarriage
        ? "pregnancy-or-marriage"
        : because === LeavingReason.fees
          ? "fees"
          : because === LeavingReason.work
            ? this.#named("farm-or-house-work")
            : "unknown";
    this.#mark(day, "both", reason === null ? ABSENT : { ...ABSENT, reason });
  }

  #mark(day: LivedDay, session: "m" | "a" | "both", mark: Mark): void {
    const { days } = this.learner;
    const before = days.at(-1);
    const known: MarkedDay = before?.day === day.index ? before : { day: day.index, m: null, a: null };
    const marked = {
      day: day.index,
      m: session === "a" ? known.m : mark,
      a: session === "m" ? known.a : mark,
    };
    if (known === before) days[days.length - 1] = marked;
    else days.push(marked);
  }

  /** The same absence has other names with girls and boys; how much of it there is has nothing to do with it. */
  #named(why: string | null): string | null {
    const random = this.#random;
    const { sex } = this.learner;
    const age = usualAge(this.state.grade) + this.state.overAge;
    if (sex === "F" && age >= 11 && why === "illness" && random.chance(0.2)) return "menstruation";
    if (sex === "F" && age >= 14 && why === "illness" && random.chance(0.01)) return "pregnancy-or-marriage";
    if (sex === "F" && why === "herding" && random.chance(0.6)) return "caregiving";
    if (sex === "M" && why === "caregiving" && random.chance(0.5)) return "herding";
    return why;
  }
}
