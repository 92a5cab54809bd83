import { loadUsers } from "../../identity/load-users.js";
import type { Em } from "../../platform/orm.js";
import { readTerms } from "../../schools/find-term.js";
import { loadClasses } from "../../schools/load-classes.js";
import { toTermType } from "../../schools/school.type.js";
import type { SchoolId } from "../../values/ids.js";
import type { ReportRun } from "./report-run.entity.js";
import { ReportRunClass, RunClassState } from "./report-run-class.entity.js";
import type { ReportRunType } from "./report-run.type.js";

const LEAST_FIRST = [
  RunClassState.failed,
  RunClassState.waiting,
  RunClassState.ready,
  RunClassState.publishing,
  RunClassState.published,
];

/** Runs as the API tells them, in the order they are given. */
export async function toRunTypes(em: Em, schoolId: SchoolId, runs: readonly ReportRun[]): Promise<ReportRunType[]> {
  if (runs.length === 0) return [];
  const where = { schoolId, runId: { $in: runs.map(({ id }) => id) } };
  const rows = await em.find(ReportRunClass, where, { orderBy: { id: "asc" }, disableIdentityMap: true });
  const byRun = Map.groupBy(rows, ({ runId }) => runId);
  const terms = await readTerms(em, schoolId);
  const classes = await loadClasses(em, schoolId, [...new Set(rows.map(({ classId }) => classId))]);
  const people = await loadUsers(
    em,
    runs.flatMap(({ createdBy, publishedBy }) => (publishedBy ? [createdBy, publishedBy] : [createdBy])),
  );
  return runs.map((run) => {
    const theirs = byRun.get(run.id) ?? [];
    return {
      id: String(run.id),
      term: toTermType(terms.get(run.termId)!),
      language: run.language,
      withBalance: run.withBalance,
      withPlaces: run.withPlaces,
      nextStarts: run.nextStarts ?? null,
      state: LEAST_FIRST.find((state) => theirs.some((one) => one.state === state)) ?? RunClassState.ready,
      classes: theirs.map(({ classId, state, cards, warned }) => ({
        class: classes.get(classId)!,
        state,
        cardCount: cards,
        warnedCount: warned,
      })),
      createdBy: people.get(run.createdBy) ?? null,
      createdAt: run.createdAt,
      publishedBy: run.publishedBy ? (people.get(run.publishedBy) ?? null) : null,
      publishedAt: run.publishedAt ?? null,
    };
  });
}
