import type { Viewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { placesFor } from "../../platform/sql.js";
import { loadClasses, loadClassesOfLearners } from "../../schools/load-classes.js";
import type { ClassId, LearnerId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { suggestAction } from "../rules/suggest-action.js";
import { basisOf } from "./basis-of.js";
import { DropoutRiskType } from "./dropout-risk.type.js";
import { explainChange, explainScore } from "./explain-score.js";
import { loadOverrides } from "./load-overrides.js";
import { readRiskRows, type RiskRow } from "./read-risk-rows.js";
import { readScoredWeek } from "./read-scored-week.js";
import { readUsual } from "./read-usual.js";

/** Scores of one week as the API tells them, in their order. The number of queries is the same for one and for a page. */
export async function tellRisks(
  em: Em,
  viewer: Viewer,
  rows: readonly RiskRow[],
  today: SchoolDay,
): Promise<DropoutRiskType[]> {
  const [first] = rows;
  if (!first) return [];
  const { schoolId } = viewer;
  const ids = rows.map(({ learnerId }) => learnerId);
  const usual = await readUsual(em, schoolId, first.week);
  const before = await readBefore(em, viewer, ids, first.week);
  const overrides = await loadOverrides(em, schoolId, ids, today);
  const classes = await readClassNames(em, viewer, rows);
  return rows.map((row) => {
    const { learnerId } = row;
    const earlier = before.get(learnerId);
    const explained = explainScore(row, usual);
    // Of the very class, so that nobody has to copy it into one for the fields that are read by it.
    return Object.assign(new DropoutRiskType(), {
      ...explained,
      ...classes(row),
      learner: learnerId,
      id: String(row.id),
      learnerId: String(learnerId),
      learnerName: row.name,
      admissionNumber: row.admissionNumber,
      week: row.week,
      scoredOn: row.scoredOn,
      basis: basisOf(row.basis),
      modelVersion: row.version,
      probability: row.probability,
      points: row.points,
      band: row.band,
      before: earlier ? { week: earlier.week, probability: earlier.probability, band: earlier.band } : null,
      changes: explainChange(row, earlier),
      suggestion: suggestAction(explained.reasons),
      override: overrides.get(learnerId) ?? null,
    });
  });
}

async function readBefore(
  em: Em,
  viewer: Viewer,
  ids: readonly LearnerId[],
  week: SchoolDay,
): Promise<Map<LearnerId, RiskRow>> {
  const earlier = await readScoredWeek(em, viewer.schoolId, week);
  if (earlier === null) return new Map();
  const ofThese = { sql: `s.week = ? and s.learner_id in ${placesFor(ids)}`, values: [earlier, ...ids] };
  const rows = await readRiskRows(em, viewer, [ofThese]);
  return new Map(rows.map((row) => [row.learnerId, row]));
}

/** The class each learner is in now, or for who is in none the one they were scored in. */
async function readClassNames(em: Em, { schoolId }: Viewer, rows: readonly RiskRow[]) {
  const now = await loadClassesOfLearners(
    em,
    schoolId,
    rows.map(({ learnerId }) => learnerId),
  );
  const gone = rows.filter(({ learnerId }) => !now.has(learnerId)).map(({ classId }) => classId);
  const then = await loadClasses(em, schoolId, [...new Set<ClassId>(gone)]);
  return ({ learnerId, classId }: RiskRow) => {
    const found = now.get(learnerId) ?? then.get(classId);
    return { classId: found?.id ?? String(classId), className: found?.name ?? "" };
  };
}
