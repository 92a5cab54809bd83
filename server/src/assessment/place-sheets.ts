import { classTermScope, type ScopeKey } from "../events/scope.js";
import type { Em } from "../platform/orm.js";
import { placesFor, runSql } from "../platform/sql.js";
import { termTakesWrites } from "../schools/term-takes-writes.js";
import type { AssessmentId, ClassId, SchoolId, TermId } from "../values/ids.js";
import { type SchoolDay, schoolDayAt } from "../values/school-day.js";
import { type AssessmentFault, fault } from "./assessment-fault.js";
import { type SheetRef, sheetName } from "./score-sheet.js";

/** Where sheets belong: by sheet, its scope, or why it cannot be written. */
export type PlacedSheets = {
  readonly placed: readonly { readonly ref: SheetRef; readonly scope: ScopeKey | AssessmentFault }[];
  /** The scopes to lock before the sheets are opened. */
  readonly scopes: readonly ScopeKey[];
};

type Place = { id: AssessmentId; classId: ClassId; termId: TermId; ends: SchoolDay };

/** Finds the scopes that sheets belong to. */
export async function placeSheets(
  tx: Em,
  schoolId: SchoolId,
  now: Date,
  wanted: readonly SheetRef[],
): Promise<PlacedSheets> {
  const refs = [...new Map(wanted.map((ref) => [sheetName(ref), ref])).values()];
  const places = await readPlaces(
    tx,
    schoolId,
    refs.map(({ assessmentId }) => assessmentId),
  );
  const today = schoolDayAt(now);
  const scopeOf = ({ classId, assessmentId }: SheetRef): ScopeKey | AssessmentFault => {
    const place = places.get(assessmentId);
    if (place?.classId !== classId) return fault.noSuchAssessment();
    return termTakesWrites(place, today) ? classTermScope(schoolId, classId, place.termId) : fault.termClosed();
  };
  const placed = refs.map((ref) => ({ ref, scope: scopeOf(ref) }));
  return { placed, scopes: placed.flatMap(({ scope }) => ("kind" in scope ? [scope] : [])) };
}

/** What never changes of an assessment, so that it can be read before anything is locked. */
async function readPlaces(tx: Em, schoolId: SchoolId, ids: readonly AssessmentId[]): Promise<Map<AssessmentId, Place>> {
  if (ids.length === 0) return new Map();
  const sql = `select a.id, a.class_id as classId, a.term_id as termId, t.ends from assessment a
    join term t on t.id = a.term_id where a.school_id = ? and a.id in ${placesFor(ids)}`;
  const rows = await runSql<Place>(tx, sql, [schoolId, ...ids]);
  return new Map(rows.map((row) => [row.id, row]));
}
