import { DEFAULT_REASONS } from "../src/attendance/default-reasons.js";
import type { Mark } from "../src/attendance/mark.js";
import { type SchoolDay, weekday } from "../src/values/school-day.js";
import type { Session } from "../src/values/session.js";
import type { Random } from "../src/platform/random.js";
import type { DemoRoll } from "./take-demo-registers.js";

/** What is said of one learner on one day; null is present, which nobody needs to say. */
type DemoDay = { [session in Session]: Mark | null };

const reasonNumber = (code: string) => DEFAULT_REASONS.findIndex((reason) => reason.code === code) + 1;
const reason = {
  illness: reasonNumber("illness"),
  fees: reasonNumber("fees"),
  farm: reasonNumber("farm-or-house-work"),
  herding: reasonNumber("herding"),
  care: reasonNumber("caregiving"),
  weather: reasonNumber("distance-weather-safety"),
  bereavement: reasonNumber("bereavement"),
  market: reasonNumber("religious-or-market-day"),
};

const MARKET_DAY = 3;
const absent = (why: number | null): Mark => ({ status: "A", reason: why, minutesLate: null });
const excused = (why: number): Mark => ({ status: "E", reason: why, minutesLate: null });
const late = (minutesLate: number, why: number | null): Mark => ({ status: "L", reason: why, minutesLate });

/**
 * One made-up learner's attendance, day by day: most miss a few days a term, about one in twelve stays away for weeks on
 * and off; away days come in spells. Market day, Friday, rain and the days on which fees are asked for thin the class,
 * and some who came in the morning are gone after lunch.
 */
class DemoAttendance {
  readonly #away: number;
  readonly #isLateComer: boolean;
  #spellDays = 0;
  #spell: Mark = absent(null);

  constructor(private readonly random: Random) {
    const isChronic = random.chance(0.08);
    this.#away = isChronic ? 0.12 + random.next() * 0.12 : 0.01 + random.next() ** 2 * 0.06;
    this.#isLateComer = random.chance(0.1);
  }

  next(day: SchoolDay, { rains, feesAreAsked }: { rains: boolean; feesAreAsked: boolean }): DemoDay {
    if (this.#spellDays > 0) {
      this.#spellDays--;
      return { m: this.#spell, a: this.#spell };
    }
    const { random } = this;
    if (feesAreAsked && random.chance(0.05)) return this.#sentHome();
    const isMarketDay = weekday(day) === MARKET_DAY;
    const thinned = (isMarketDay ? 1.7 : 1) * (weekday(day) === 5 ? 1.25 : 1) * (rains ? 1.8 : 1);
    if (random.chance(this.#away * thinned)) return this.#stayAway(isMarketDay, rains);
    return {
      m: this.#comeLate(rains),
      a: random.chance(0.025 * thinned) ? absent(random.chance(0.5) ? null : reason.farm) : null,
    };
  }

  #stayAway(isMarketDay: boolean, rains: boolean): DemoDay {
    const { random } = this;
    const isDayOff = (isMarketDay && random.chance(0.5)) || (rains && random.chance(0.5));
    const known = isDayOff
      ? absent(isMarketDay ? reason.market : reason.weather)
      : random.pick([
          absent(null),
          absent(null),
          absent(reason.illness),
          excused(reason.illness),
          absent(reason.farm),
          absent(reason.herding),
          absent(reason.care),
          excused(reason.bereavement),
        ]);
    this.#spell = known;
    this.#spellDays = isDayOff ? 0 : random.between(0, 3);
    return { m: known, a: known };
  }

  /** Sent home during the morning's lessons, after the register; away until the fees are settled. */
  #sentHome(): DemoDay {
    this.#spell = absent(reason.fees);
    this.#spellDays = this.random.between(0, 3);
    return { m: null, a: this.#spell };
  }

  #comeLate(rains: boolean): Mark | null {
    const { random } = this;
    const isLate = random.chance((this.#isLateComer ? 0.15 : 0.015) * (rains ? 2 : 1));
    return isLate ? late(5 * random.between(1, 9), rains ? reason.weather : null) : null;
  }
}

/** The rolls of classes of so many learners, all on the list since its first revision. The days are to be asked for in order. */
export function demoRolls(random: Random, sizes: readonly number[]) {
  const learners = sizes.map((size) => Array.from({ length: size }, () => new DemoAttendance(random)));
  let today: SchoolDay | null = null;
  let said: DemoDay[][] = [];
  return (classroom: number, day: SchoolDay, session: Session): DemoRoll => {
    if (day !== today) {
      const outside = { rains: random.chance(0.08), feesAreAsked: random.chance(0.06) };
      said = learners.map((ofClass) => ofClass.map((learner) => learner.next(day, outside)));
      today = day;
    }
    const marks = said[classroom]!.flatMap((own, place): [number, Mark][] => {
      const mark = own[session];
      return mark ? [[place + 1, mark]] : [];
    });
    return { rosterRev: 1, marks: new Map(marks) };
  };
}
