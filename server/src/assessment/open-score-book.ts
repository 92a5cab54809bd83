import type { LockedScope } from "../events/locked-scope.js";
import { scopeName } from "../events/scope.js";
import type { Em } from "../platform/orm.js";
import { placesFor, runSql } from "../platform/sql.js";
import { recallStays } from "../schools/recall-stays.js";
import type { ClassId, SchoolId } from "../values/ids.js";
import { fault } from "./assessment-fault.js";
import type { PlacedSheets } from "./place-sheets.js";
import { readSheets } from "./read-sheets.js";
import type { ScoreBook, ScorePage } from "./score-book.js";
import { type ScoreSheet, sheetName } from "./score-sheet.js";

/** Opens placed sheets for writing. Their scopes are locked already, so that what is read stays true. */
export async function openScoreBook(
  tx: Em,
  schoolId: SchoolId,
  now: Date,
  { placed }: PlacedSheets,
  locked: ReadonlyMap<string, LockedScope>,
): Promise<ScoreBook> {
  const open = placed.filter(({ scope }) => "kind" in scope);
  const classIds = [...new Set(open.map(({ ref }) => ref.classId))];
  const revisions = await readRevisions(tx, schoolId, classIds);
  const rosters = await recallStays(tx, schoolId, revisions);
  const sheets = await readSheets(
    tx,
    schoolId,
    open.map(({ ref }) => ref.assessmentId),
  );
  const pageOf = (sheet: ScoreSheet, scope: LockedScope): ScorePage => ({
    scope,
    rosterRev: revisions.get(sheet.classId) ?? 0,
    roster: rosters.get(sheet.classId) ?? [],
    read: sheet,
    saved: sheet,
    sheet,
    scoresSeq: 0,
    closingSeq: 0,
    history: [],
  });
  const pages = placed.map(({ ref, scope }): [string, ScorePage | ReturnType<typeof fault.termClosed>] => {
    if (!("kind" in scope)) return [sheetName(ref), scope];
    const sheet = sheets.get(ref.assessmentId);
    return [sheetName(ref), sheet ? pageOf(sheet, locked.get(scopeName(scope))!) : fault.noSuchAssessment()];
  });
  return { schoolId, now, pages: new Map(pages) };
}

async function readRevisions(tx: Em, schoolId: SchoolId, classIds: readonly ClassId[]): Promise<Map<ClassId, number>> {
  if (classIds.length === 0) return new Map();
  const sql = `select id, roster_rev as rosterRev from school_class where school_id = ? and id in ${placesFor(classIds)}`;
  const rows = await runSql<{ id: ClassId; rosterRev: number }>(tx, sql, [schoolId, ...classIds]);
  return new Map(rows.map(({ id, rosterRev }) => [id, rosterRev]));
}
