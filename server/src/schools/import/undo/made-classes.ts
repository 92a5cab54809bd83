import type { Em } from "../../../platform/orm.js";
import { placesFor, runSql } from "../../../platform/sql.js";
import type { ClassId, LearnerId, SchoolId } from "../../../values/ids.js";
import { className } from "../../class-name.js";
import { SchoolClass } from "../../school-class.entity.js";
import { type Fault, FaultCode, FaultSeverity } from "../fault.js";
import type { Journal } from "./journal.js";
import { tablesNaming } from "./tables-naming.js";

/** What an import itself leaves of a class, and where devices stand that followed it. */
const OWN = new Set(["enrolment", "learner_event", "scope_head"]);
const COLUMNS = ["class_id", "from_class_id", "to_class_id"] as const;
const CODES: Record<string, FaultCode> = {
  attendance_history: FaultCode.undoClassRegister,
  attendance_mark: FaultCode.undoClassRegister,
  roll_call: FaultCode.undoClassRegister,
  assessment: FaultCode.undoClassAssessments,
  teaching: FaultCode.undoClassTeachers,
  subject_teacher: FaultCode.undoClassTeachers,
};

/**
 * The classes that an import made: those that nothing uses once these learners are where they were before, and of the
 * others, what stands in the way.
 */
export async function readMadeClasses(
  tx: Em,
  schoolId: SchoolId,
  journal: Journal,
  undone: ReadonlySet<LearnerId>,
): Promise<{ idle: SchoolClass[]; kept: Fault[] }> {
  const made = journal.made ?? [];
  if (made.length === 0) return { idle: [], kept: [] };
  const classes = await tx.find(
    SchoolClass,
    { schoolId, id: { $in: [...made] } },
    { orderBy: { id: "asc" }, disableIdentityMap: true },
  );
  const uses = await findUses(tx, schoolId, made, undone);
  const kept = classes.flatMap((schoolClass) => {
    const code = uses.get(schoolClass.id);
    return code === undefined ? [] : [toFault(journal, schoolClass, code)];
  });
  return { idle: classes.filter(({ id }) => !uses.has(id)), kept };
}

/** The first use of each class that has any: whose learners they are, then whatever table of the database names it. */
async function findUses(
  tx: Em,
  schoolId: SchoolId,
  ids: readonly ClassId[],
  undone: ReadonlySet<LearnerId>,
): Promise<Map<ClassId, FaultCode>> {
  const uses = new Map<ClassId, FaultCode>();
  for (const column of COLUMNS) {
    for (const table of tablesNaming(tx, column).filter((name) => !OWN.has(name))) {
      const sql = `select distinct ${column} as id from ${table} where ${column} in ${placesFor(ids)}`;
      const code = CODES[table] ?? FaultCode.undoClassRecords;
      for (const { id } of await runSql<{ id: ClassId }>(tx, sql, ids)) if (!uses.has(id)) uses.set(id, code);
    }
  }
  for (const { classId, learnerId } of await readStayers(tx, schoolId, ids)) {
    if (!undone.has(learnerId) && !uses.has(classId)) uses.set(classId, FaultCode.undoClassLearners);
  }
  return uses;
}

/** Who is or was in the classes, but for those whom an undone import had put there. */
const readStayers = (tx: Em, schoolId: SchoolId, ids: readonly ClassId[]) =>
  runSql<{ classId: ClassId; learnerId: LearnerId }>(
    tx,
    `select distinct e.class_id as classId, e.learner_id as learnerId
     from enrolment e
     where e.school_id = ? and e.class_id in ${placesFor(ids)} and (e.to_rev is null or not exists (
       select 1 from learner_event v
       where v.learner_id = e.learner_id and v.kind = 'undone' and v.from_class_id = e.class_id))`,
    [schoolId, ...ids],
  );

/** Told on the first line of the file that put somebody there. */
function toFault({ joined, lines }: Journal, schoolClass: SchoolClass, code: FaultCode): Fault {
  const there = joined
    .filter(({ classId }) => classId === schoolClass.id)
    .map(({ learnerId }) => lines[learnerId] ?? 1);
  const line = Math.min(...there);
  const value = className(schoolClass);
  return { line, column: null, severity: FaultSeverity.error, code, value, about: null };
}
