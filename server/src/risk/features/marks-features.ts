import type { RecordedAssessment } from "../records/school-records.js";
import type { Cut } from "./cut.js";
import { RiskFeature } from "./risk-feature.js";
import type { Values } from "./values.js";

/** Below this share of the maximum a subject is failed; of the levels it takes in BE and its halves alone. */
const FAILING_BELOW = 0.3;
/** This term, the last, and the one before it, against which the last is compared while this one has no marks. */
const TERMS_BACK = 3;

/** What work that was submitted says of each learner as of a cut. */
export type MarksAt = { of(place: number): Values };

/** Reads the sheets of three terms once for all learners, and pauses after each. */
export function* marksAt(cut: Cut): Generator<void, MarksAt> {
  const { assessments, learners } = cut.records;
  const terms: TermMarks[] = [];
  for (let back = 0; back < TERMS_BACK; back++) {
    const termId = cut.term - back < 0 ? null : cut.records.terms[cut.term - back]!.id;
    const known = assessments.filter((each) => each.termId === termId && each.known <= cut.day);
    terms.push(new TermMarks(known, learners.length, cut.day));
    yield;
  }
  return {
    of(place) {
      const base = terms[0]!.has(place) ? 0 : 1;
      const [now, before] = [terms[base]!, terms[base + 1]!];
      return {
        [RiskFeature.marksLevel]: now.level(place),
        [RiskFeature.marksTrend]: now.level(place) - before.level(place),
        [RiskFeature.subjectsFailing]: now.failing(place),
      };
    },
  };
}

/** The scores of one term. */
class TermMarks {
  readonly #above: Float64Array;
  readonly #compared: Uint16Array;
  readonly #subjects: number;
  readonly #sums: Float64Array;
  readonly #counts: Uint16Array;

  constructor(assessments: readonly RecordedAssessment[], learners: number, day: number) {
    const places = new Map([...new Set(assessments.map(({ subject }) => subject))].map((each, place) => [each, place]));
    this.#subjects = places.size;
    this.#above = new Float64Array(learners);
    this.#compared = new Uint16Array(learners);
    this.#sums = new Float64Array(learners * places.size);
    this.#counts = new Uint16Array(learners * places.size);
    for (const assessment of assessments) this.#add(assessment, places.get(assessment.subject)!, day);
  }

  #add({ learners, shares, written }: RecordedAssessment, subject: number, day: number): void {
    let [sum, count] = [0, 0];
    for (let at = 0; at < learners.length; at++) {
      if (written[at]! > day) continue;
      sum += shares[at]!;
      count++;
    }
    for (let at = 0; at < learners.length; at++) {
      if (written[at]! > day) continue;
      const place = learners[at]!;
      this.#sums[place * this.#subjects + subject]! += shares[at]!;
      this.#counts[place * this.#subjects + subject]!++;
      // A score alone has no class to be compared with.
      if (count < 2) continue;
      this.#above[place]! += shares[at]! - sum / count;
      this.#compared[place]!++;
    }
  }

  has(place: number): boolean {
    return this.#eachSubject(place).length > 0;
  }

  level(place: number): number {
    const compared = this.#compared[place]!;
    return compared === 0 ? Number.NaN : this.#above[place]! / compared;
  }

  failing(place: number): number {
    const means = this.#eachSubject(place);
    return means.length === 0 ? Number.NaN : means.filter((mean) => mean < FAILING_BELOW).length / means.length;
  }

  #eachSubject(place: number): number[] {
    const means: number[] = [];
    for (let at = place * this.#subjects; at < (place + 1) * this.#subjects; at++) {
      if (this.#counts[at]! > 0) means.push(this.#sums[at]! / this.#counts[at]!);
    }
    return means;
  }
}
