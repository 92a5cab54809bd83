import type { Grade } from "../../values/grade.js";
import { SubjectGroup } from "../../values/subject-group.js";
import type { Band, MeanBand, MeanRule, ScaleRule, Slot } from "./scale-rule.js";

export type DefaultScale = {
  readonly name: string;
  /** The grades that use it until the school says otherwise. */
  readonly grades: readonly Grade[];
  readonly rule: ScaleRule;
};

/** `EE:4:80` is the band EE, 4 points, from 80 percent. */
const bandsOf = (text: string): Band[] =>
  text.split(" ").map((band) => {
    const [label, points, from] = band.split(":") as [string, string, string];
    return { label, points: Number(points), from: Number(from) };
  });

const cbe = (bands: string): ScaleRule => ({
  curriculum: "cbe",
  bands: bandsOf(bands),
  bySubject: [],
  rounding: "nearest",
  totals: false,
  positions: false,
  mean: null,
});

/**
 * The four levels of the competency-based curriculum, 4 to 1. The levels are the assessment framework's; percents are
 * not: sources differ (80 or 75, 60 or 50, 40 or 25), and teachers may give levels without any. These are those of the
 * eight levels (below), two by two, so that a learner's level does not change with the scale.
 */
const FOUR_LEVELS: DefaultScale = {
  name: "CBE four levels",
  grades: ["PP1", "PP2", "G1", "G2", "G3", "G4", "G5", "G6", "G10", "G11", "G12"],
  rule: cbe("EE:4:75 ME:3:41 AE:2:21 BE:1:0"),
};

/**
 * The council's eight levels for the junior school assessment (KJSEA, 2025): EE1 90-100, EE2 75-89, ME1 58-74, ME2
 * 41-57, AE1 31-40, AE2 21-30, BE1 11-20, BE2 1-10, 8 points to 1 (nation.co.ke "How to interpret KJSEA scores";
 * nairobileo.co.ke/news/article/24644, which also has the council's word that there is no total and no mean score).
 * Its table begins at 1; 0 marks are BE2 too, for there is nothing below.
 */
const EIGHT_POINTS: DefaultScale = {
  name: "Junior school, eight points",
  grades: ["G7", "G8", "G9"],
  rule: cbe("EE1:8:90 EE2:7:75 ME1:6:58 ME2:5:41 AE1:4:31 AE2:3:21 BE1:2:11 BE2:1:0"),
};

/**
 * The KCSE's twelve points, A 12 to E 1, by the boundaries schools use for their own exams. The council sets them anew
 * for each subject and year, which is what a school's own boundaries by subject are for.
 */
const TWELVE_POINTS = bandsOf(
  "A:12:80 A-:11:75 B+:10:70 B:9:65 B-:8:60 C+:7:55 C:6:50 C-:5:45 D+:4:40 D:3:35 D-:2:30 E:1:0",
);

/**
 * The mean grade by the total of seven subjects: A 81-84, A- 74-80, B+ 67-73, B 60-66, B- 53-59, C+ 46-52, C 39-45, C-
 * 32-38, D+ 25-31, D 18-24, D- 11-17, E 7-10 (A from 81 to 84: standardmedia.co.ke/explainers/article/2001465646; the
 * others are steps of seven below it). That is the mean, rounded to whole points: 81 of 7 are 11.57, and 80 are 11.43.
 */
const MEAN_GRADES: MeanBand[] = TWELVE_POINTS.map(({ label, points }) => ({
  label,
  from: points === 1 ? 0 : points - 0.5,
}));

const { english, kiswahili, signLanguage, mathematics, science, humanities } = SubjectGroup;

const take = (count: number, ...groups: SubjectGroup[]): Slot => ({ count, groups: groups.length ? groups : null });

/** Who did not sit what the rule asks for is not graded: the council gives no mean grade then. */
const kcse = (...slots: Slot[]): ScaleRule => {
  const mean: MeanRule = { slots, bands: MEAN_GRADES, rounding: "nearest", whenMissing: "none" };
  const shown = { rounding: "nearest", totals: true, positions: true } as const;
  return { curriculum: "8-4-4", bands: TWELVE_POINTS, bySubject: [], ...shown, mean };
};

/**
 * Since 2023: mathematics, the best language of English, Kiswahili and Kenyan Sign Language, and the best five others
 * of whatever group (keweb.co/new-kcse-grading-structure; educationnewshub.co.ke has an example worked out by both
 * rules, which is among the tests). Sign language counts for candidates who hear badly or not at all: for others a
 * school keeps the subject in the group `other`.
 */
const SINCE_2023: DefaultScale = {
  name: "KCSE",
  grades: ["F1", "F2", "F3", "F4"],
  rule: kcse(take(1, mathematics), take(1, english, kiswahili, signLanguage), take(5)),
};

/**
 * Before 2023: English, Kiswahili (or sign language instead), mathematics, the best two sciences, the best of the
 * humanities, and the best of all that is left (the same sources; newsblaze.co.ke/?p=23578).
 */
const BEFORE_2023: DefaultScale = {
  name: "KCSE, older mean rule",
  grades: [],
  rule: kcse(
    take(1, english),
    take(1, kiswahili, signLanguage),
    take(1, mathematics),
    take(2, science),
    take(1, humanities),
    take(1),
  ),
};

/** What every new school begins with, and may change. */
export const DEFAULT_SCALES: readonly DefaultScale[] = [FOUR_LEVELS, EIGHT_POINTS, SINCE_2023, BEFORE_2023];
