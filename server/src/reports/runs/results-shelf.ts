import type { ClassResults } from "../../assessment/results/class-results.js";
import { readClassResults } from "../../assessment/results/read-class-results.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { ClassId, ReportRunId } from "../../values/ids.js";
import type { ReportRun } from "./report-run.entity.js";
import { RunClassState } from "./report-run-class.entity.js";

/** What was read for one class is no older than this when it is used for another. */
const FRESH_MS = 20_000;

/**
 * Results of classes that a run is about to come to. A class's places are those of its whole grade, which is read for each
 * of its classes: so what is read for the first is kept for the next, and each is taken off once.
 */
export class ResultsShelf {
  #runId: ReportRunId | null = null;
  #readAt = 0;
  #results = new Map<ClassId, ClassResults>();

  async take(em: Em, run: ReportRun, classId: ClassId): Promise<ClassResults | null> {
    const isFresh = this.#runId === run.id && performance.now() - this.#readAt < FRESH_MS;
    if (!isFresh || !this.#results.has(classId)) {
      this.#results = await readClassResults(em, run.schoolId, run.termId, await readWaiting(em, run, classId));
      [this.#runId, this.#readAt] = [run.id, performance.now()];
    }
    const results = this.#results.get(classId) ?? null;
    this.#results.delete(classId);
    return results;
  }
}

/** The class, and those of its grade that the run still has to do. */
async function readWaiting(em: Em, { id, schoolId }: ReportRun, classId: ClassId): Promise<ClassId[]> {
  const rows = await runSql<{ classId: ClassId }>(
    em,
    `select r.class_id as classId from report_run_class r join school_class c on c.id = r.class_id
     where r.school_id = ? and r.run_id = ? and r.state = ?
       and c.grade = (select own.grade from school_class own where own.id = ?)`,
    [schoolId, id, RunClassState.waiting, classId],
  );
  return [...new Set([classId, ...rows.map((row) => row.classId)])];
}
