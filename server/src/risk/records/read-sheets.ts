import { setImmediate as pause } from "node:timers/promises";
import { placesFor, runSql } from "../../platform/sql.js";
import type { AssessmentId, ClassId, LearnerId, SubjectId, TermId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { isLevel, type Score } from "../../values/score.js";
import { toDayNumber } from "./day-number.js";
import { inChunks } from "./in-chunks.js";
import type { RecordedAssessment, RecordedTerm } from "./school-records.js";
import { dayOfInstant, type Source } from "./source.js";

type Row = {
  id: AssessmentId;
  classId: ClassId;
  termId: TermId;
  subjectId: SubjectId | null;
  subject: string;
  maximum: number | null;
  day: SchoolDay;
  submitted: number | boolean;
  at: unknown;
};
type ScoreRow = {
  assessmentId: AssessmentId;
  learnerId: LearnerId;
  value: Score;
  tenths: number | null;
  at: unknown;
};

const PAGE = 500;
/** From the lowest; a level stands for the middle of its part of the way. */
const LEVELS = ["BE2", "BE1", "AE2", "AE1", "ME2", "ME1", "EE2", "EE1"];
const WHOLE_LEVELS = ["BE", "AE", "ME", "EE"];

/** The assessments of terms, without their scores. */
export async function readAssessments(source: Source, terms: readonly RecordedTerm[]): Promise<Row[]> {
  const { em, schoolId, today } = source;
  const rows: Row[] = [];
  for (const { id: termId } of terms) {
    for (let after = 0, isWhole = false; !isWhole;) {
      const page = await runSql<Row>(
        em,
        `select id, class_id as classId, term_id as termId, subject_id as subjectId, subject, maximum, day, submitted, at
         from assessment where school_id = ? and term_id = ? and id > ? and day <= ? order by id limit ?`,
        [schoolId, termId, after, today, PAGE],
      );
      rows.push(...page);
      after = page.at(-1)?.id ?? after;
      isWhole = page.length < PAGE;
      await pause();
    }
  }
  return rows;
}

/**
 * The assessments whose sheets were ever submitted, with their scores; where a learner was absent or exempt there is
 * none. When a sheet was submitted first is in its history, and it is not unknown again because it was reopened since.
 */
export async function readSheets(
  source: Source,
  rows: readonly Row[],
  places: ReadonlyMap<LearnerId, number>,
  onSheets: (count: number) => void,
): Promise<RecordedAssessment[]> {
  const subjects = new Map<string, number>();
  const sheets: RecordedAssessment[] = [];
  await inChunks(rows, async (chunk) => {
    const ids = chunk.map(({ id }) => id);
    const submitted = await readSubmittings(source, ids);
    const scores = Map.groupBy(await readScores(source, ids), ({ assessmentId }) => assessmentId);
    for (const row of chunk) {
      const day = toDayNumber(row.day);
      const known =
        submitted.get(row.id) ?? (Number(row.submitted) ? (row.at === null ? day : dayOfInstant(row.at)) : null);
      if (known === null) continue;
      const subject = row.subjectId === null ? `name ${row.subject}` : `id ${row.subjectId}`;
      if (!subjects.has(subject)) subjects.set(subject, subjects.size);
      sheets.push({
        classId: row.classId,
        termId: row.termId,
        subject: subjects.get(subject)!,
        day,
        known: Math.max(known, day),
        ...toColumns(scores.get(row.id) ?? [], row.maximum, places),
      });
    }
    onSheets(chunk.length);
  });
  return sheets.sort((one, other) => one.day - other.day);
}

async function readSubmittings({ em }: Source, ids: readonly AssessmentId[]): Promise<Map<AssessmentId, number>> {
  const rows = await runSql<{ assessmentId: AssessmentId; at: unknown }>(
    em,
    `select assessment_id as assessmentId, min(at) as at from score_history
     where assessment_id in ${placesFor(ids)} and learner_id is null and new_value = 'submitted' group by assessment_id`,
    [...ids],
  );
  return new Map(rows.map(({ assessmentId, at }) => [assessmentId, dayOfInstant(at)]));
}

const readScores = ({ em, schoolId }: Source, ids: readonly AssessmentId[]) =>
  runSql<ScoreRow>(
    em,
    `select assessment_id as assessmentId, learner_id as learnerId, value, tenths, at
     from score where +school_id = ? and assessment_id in ${placesFor(ids)} order by assessment_id, learner_id`,
    [schoolId, ...ids],
  );

function toColumns(
  rows: readonly ScoreRow[],
  maximum: number | null,
  places: ReadonlyMap<LearnerId, number>,
): Pick<RecordedAssessment, "learners" | "shares" | "written"> {
  const told = rows
    .map(({ learnerId, at, ...score }) => ({ place: places.get(learnerId), at, share: shareOf(score, maximum) }))
    .filter(({ place, share }) => place !== undefined && share !== null);
  return {
    learners: Uint32Array.from(told, ({ place }) => place!),
    shares: Float32Array.from(told, ({ share }) => share!),
    written: Int32Array.from(told, ({ at }) => dayOfInstant(at)),
  };
}

/** The share of the maximum; null for absent, exempt and taken back, which are no zero. */
function shareOf({ value, tenths }: Pick<ScoreRow, "value" | "tenths">, maximum: number | null): number | null {
  if (tenths !== null) return maximum ? Math.min(tenths / 10 / maximum, 1) : null;
  if (!isLevel(value)) return null;
  const half = LEVELS.indexOf(value);
  return half >= 0 ? (half + 0.5) / LEVELS.length : (WHOLE_LEVELS.indexOf(value) + 0.5) / WHOLE_LEVELS.length;
}
