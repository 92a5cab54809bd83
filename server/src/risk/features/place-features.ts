import { LifeKind } from "../../schools/life/learner-event.entity.js";
import { type Grade, GRADES } from "../../values/grade.js";
import { fromDayNumber } from "../records/day-number.js";
import type { RecordedLearner, RecordedLife } from "../records/school-records.js";
import type { Cut, OnRoll } from "./cut.js";
import { RiskFeature } from "./risk-feature.js";
import { standingLife } from "./standing-life.js";
import type { Values } from "./values.js";

const A_YEAR = 365;
const DAYS_OF_A_TERM = 365.25 / 3;
/** From Grade 1 on a child is this much older than the number of the grade. */
const USUAL_AGE = 5;
/** A date of birth that makes somebody younger or older than this is a slip of the pen. */
const LEAST_ABOVE = -4;
const MOST_ABOVE = 15;
const MOST_TERMS = 45;

/** What somebody's place in the school tells: the class, the term, and how they came to be in it. */
export function placeFeatures(cut: Cut, { place, schoolClass }: OnRoll): Values {
  const learner = cut.records.learners[place]!;
  const life = standingLife(learner.life, cut.day);
  const isNew = life.some(({ kind, day }) => kind === LifeKind.transferredIn && cut.day - day <= A_YEAR);
  const level = gradeLevel(schoolClass.grade);
  return {
    [RiskFeature.ageForGrade]: aboveUsualAge(learner.birthDay, schoolClass.year, level),
    [RiskFeature.repeated]: life.filter(({ kind }) => kind === LifeKind.repeated).length,
    [RiskFeature.transferredIn]: Number(isNew),
    [RiskFeature.termsHere]: termsHere(cut, learner, life),
    [RiskFeature.boarder]: Number(learner.isBoarder),
    [RiskFeature.gradeLevel]: level,
    [RiskFeature.termNumber]: cut.records.terms[cut.term]?.number ?? Number.NaN,
  };
}

const FIRST_GRADE = GRADES.indexOf("G1");
const LAST_GRADE = GRADES.indexOf("G12");

/** Form 1 follows eight years of primary school. */
function gradeLevel(grade: Grade): number {
  const at = GRADES.indexOf(grade);
  return at <= LAST_GRADE ? at - FIRST_GRADE + 1 : at - LAST_GRADE + 8;
}

/** The age reached in the school year, above the usual: of many a learner no more than the year of birth is right. */
function aboveUsualAge(birthDay: number | null, year: number, level: number): number {
  if (birthDay === null) return Number.NaN;
  const age = year - Number(fromDayNumber(birthDay).slice(0, 4));
  const above = age - (level + USUAL_AGE);
  return above < LEAST_ABOVE || above > MOST_ABOVE ? Number.NaN : above;
}

function termsHere({ records: { terms }, day, term }: Cut, learner: RecordedLearner, life: readonly RecordedLife[]) {
  const arrivals = life.filter(({ kind }) => kind === LifeKind.admitted || kind === LifeKind.transferredIn);
  const days = [learner.admittedDay, ...arrivals.map((line) => line.day), ...learner.stays.map(({ from }) => from)];
  const since = days.reduce<number>((first, each) => (each !== null && each < first ? each : first), day);
  const within = terms.slice(0, term + 1).filter(({ ends }) => ends >= since).length;
  const before = Math.max(0, Math.round(((terms[0]?.starts ?? since) - since) / DAYS_OF_A_TERM));
  return Math.min(MOST_TERMS, within + before);
}
