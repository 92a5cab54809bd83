import type { Grade } from "../../values/grade.js";
import type { ClassId, LearnerId } from "../../values/ids.js";
import type { NumberFeature } from "../feature.js";
import { attendanceFeatures, daysTaken, ranksIn, recentRate } from "./attendance-features.js";
import { type Cut, rollAt, wasHereFor } from "./cut.js";
import { feesFeatures } from "./fees-features.js";
import { marksAt } from "./marks-features.js";
import { placeFeatures } from "./place-features.js";
import { RiskFeature } from "./risk-feature.js";
import { RISK_FEATURES } from "./risk-features.js";
import type { RiskRows } from "./risk-rows.js";
import type { Values } from "./values.js";

const LEAST_DAYS = 10;
const ROWS_A_PIECE = 50;
const RATES_A_PIECE = 400;

/** Rows as they are added. */
export class RowsUnderWay {
  readonly #columns: number[][] = RISK_FEATURES.map(() => []);
  readonly #learnerIds: LearnerId[] = [];
  readonly #classIds: ClassId[] = [];
  readonly #enough: number[] = [];
  readonly #sexes: ("F" | "M" | null)[] = [];
  readonly #grades: Grade[] = [];

  /** Adds the rows of a cut: of everybody on the roll, or of those chosen, by place. It pauses where it has done a piece. */
  *add(cut: Cut, isChosen: (place: number) => boolean = () => true): Generator<void, number[]> {
    const roll = rollAt(cut);
    yield;
    const rates = new Float64Array(roll.length);
    for (const [row, { place }] of roll.entries()) {
      rates[row] = recentRate(cut, place);
      if (row % RATES_A_PIECE === 0) yield;
    }
    const ranks = ranksIn(roll, rates);
    yield;
    const marks = yield* marksAt(cut);
    const places: number[] = [];
    for (const [row, onRoll] of roll.entries()) {
      const { place, schoolClass } = onRoll;
      if (!isChosen(place)) continue;
      const { id, sex } = cut.records.learners[place]!;
      const values: Values = {
        ...attendanceFeatures(cut, place),
        [RiskFeature.attendanceRank]: ranks[row]!,
        ...marks.of(place),
        ...feesFeatures(cut, place),
        ...placeFeatures(cut, onRoll),
      };
      for (const [at, { code }] of RISK_FEATURES.entries()) this.#columns[at]!.push(values[code]!);
      this.#learnerIds.push(id);
      this.#classIds.push(schoolClass.id);
      this.#enough.push(Number(!Number.isNaN(rates[row]) && isHereLongEnough(cut, place)));
      this.#sexes.push(sex);
      this.#grades.push(schoolClass.grade);
      places.push(place);
      if (places.length % ROWS_A_PIECE === 0) yield;
    }
    return places;
  }

  finish(): RiskRows {
    const features = RISK_FEATURES.map(({ code }, at): NumberFeature => {
      return { name: code, kind: "number", values: Float64Array.from(this.#columns[at]!) };
    });
    return {
      learnerIds: this.#learnerIds,
      classIds: this.#classIds,
      features,
      enough: Uint8Array.from(this.#enough),
      sexes: this.#sexes,
      grades: this.#grades,
    };
  }
}

/** Who was entered late into lists that registers had been taken of is here as long as these say. */
const isHereLongEnough = (cut: Cut, place: number): boolean =>
  wasHereFor(cut, place, LEAST_DAYS) || daysTaken(cut, place, LEAST_DAYS) >= LEAST_DAYS;
