import type { LockedScope } from "../events/locked-scope.js";
import { scopeName } from "../events/scope.js";
import type { Em } from "../platform/orm.js";
import { placesFor, runSql } from "../platform/sql.js";
import { recallStays } from "../schools/recall-stays.js";
import type { AssessmentId, ClassId, DeviceId, LearnerId, SchoolId } from "../values/ids.js";
import { fault } from "./assessment-fault.js";
import { assessorsKey, readAssessors } from "./may-assess.js";
import type { PlacedSheets } from "./place-sheets.js";
import { readSheets } from "./read-sheets.js";
import type { ScoreBook, ScorePage } from "./score-book.js";
import { type ScoreSheet, sheetName } from "./score-sheet.js";

/** Opens placed sheets for writing. Their scopes are locked already, so that what is read stays true. */
export async function openScoreBook(
  tx: Em,
  schoolId: SchoolId,
  deviceId: DeviceId,
  now: Date,
  { placed }: PlacedSheets,
  locked: ReadonlyMap<string, LockedScope>,
): Promise<ScoreBook> {
  const open = placed.filter(({ scope }) => "kind" in scope);
  const classIds = [...new Set(open.map(({ ref }) => ref.classId))];
  const revisions = await readRevisions(tx, schoolId, classIds);
  const rosterRevs = new Map([...revisions].map(([id, { rosterRev }]) => [id, rosterRev]));
  const rosters = await recallStays(tx, schoolId, rosterRevs);
  const assessmentIds = open.map(({ ref }) => ref.assessmentId);
  const sheets = await readSheets(tx, schoolId, assessmentIds);
  const assessors = await readAssessors(tx, schoolId, classIds);
  const spoken = await readSpoken(tx, deviceId, assessmentIds);
  const pageOf = (sheet: ScoreSheet, scope: LockedScope): ScorePage => ({
    scope,
    ...(revisions.get(sheet.classId) ?? { rosterRev: 0, restoredRev: 0 }),
    spoken: spoken.get(sheet.assessmentId) ?? new Map<LearnerId, number>(),
    roster: rosters.get(sheet.classId) ?? [],
    assessors: assessors.get(assessorsKey(sheet.classId, sheet.subjectId)) ?? null,
    read: sheet,
    saved: sheet,
    sheet,
    scoresSeq: 0,
    closingSeq: 0,
    moderationSeq: 0,
    history: [],
  });
  const pages = placed.map(({ ref, scope }): [string, ScorePage | ReturnType<typeof fault.termClosed>] => {
    if (!("kind" in scope)) return [sheetName(ref), scope];
    const sheet = sheets.get(ref.assessmentId);
    return [sheetName(ref), sheet ? pageOf(sheet, locked.get(scopeName(scope))!) : fault.noSuchAssessment()];
  });
  return { schoolId, now, pages: new Map(pages) };
}

type Revisions = Pick<ScorePage, "rosterRev" | "restoredRev">;

async function readRevisions(tx: Em, schoolId: SchoolId, ids: readonly ClassId[]): Promise<Map<ClassId, Revisions>> {
  if (ids.length === 0) return new Map();
  const sql = `select id, roster_rev as rosterRev, restored_rev as restoredRev
    from school_class where school_id = ? and id in ${placesFor(ids)}`;
  const rows = await runSql<Revisions & { id: ClassId }>(tx, sql, [schoolId, ...ids]);
  return new Map(rows.map(({ id, ...revisions }) => [id, revisions]));
}

/** What agreed with another's score, or gave way, left no trace on the sheet: the history has it. */
async function readSpoken(
  tx: Em,
  deviceId: DeviceId,
  ids: readonly AssessmentId[],
): Promise<Map<AssessmentId, Map<LearnerId, number>>> {
  if (ids.length === 0) return new Map();
  const sql = `select assessment_id as assessmentId, learner_id as learnerId, max(counter) as \`last\` from score_history
    where assessment_id in ${placesFor(ids)} and learner_id is not null and device_id = ? group by assessment_id, learner_id`;
  type Row = { assessmentId: AssessmentId; learnerId: LearnerId; last: number };
  const rows = await runSql<Row>(tx, sql, [...ids, deviceId]);
  const bySheet = Map.groupBy(rows, ({ assessmentId }) => assessmentId);
  return new Map([...bySheet].map(([id, of]) => [id, new Map(of.map(({ learnerId, last }) => [learnerId, last]))]));
}
