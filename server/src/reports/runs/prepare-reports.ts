import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { UserViewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { readTerms } from "../../schools/find-term.js";
import type { TermDates } from "../../schools/term-of-day.js";
import type { ClassId, ReportRunId, SchoolId, TermId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { CardLanguage } from "../cards/card-language.js";
import { ReportRun } from "./report-run.entity.js";
import { ReportRunClass, RunClassState } from "./report-run-class.entity.js";

export type WantedRun = {
  readonly termId: TermId;
  /** Null for all of the term's year. */
  readonly classIds: readonly ClassId[] | null;
  readonly language: CardLanguage;
  readonly withBalance: boolean;
  readonly withPlaces: boolean;
  /** Null: by the calendar. */
  readonly nextStarts: SchoolDay | null;
};

const MOST_CLASSES = 200;

/** Asks for the report cards of some classes in a term; the worker makes them. */
export async function prepareReports(
  tx: Em,
  { schoolId, userId }: UserViewer,
  now: Date,
  wanted: WantedRun,
): Promise<ReportRunId> {
  const { termId, language, withBalance, withPlaces } = wanted;
  const terms = [...(await readTerms(tx, schoolId)).values()];
  const term = terms.find(({ id }) => id === termId);
  if (!term) throw new Refusal(ErrorCode.notFound, "This school has no such term.");
  const nextStarts = wanted.nextStarts ?? nextAfter(term, terms);
  if (nextStarts !== null && nextStarts <= term.ends) {
    throw new Refusal(ErrorCode.badInput, "The next term must begin after this one has ended.");
  }
  const classIds = await chooseClasses(tx, schoolId, term.year, wanted.classIds);
  const options = { language, withBalance, withPlaces, nextStarts };
  const asked = { createdBy: userId, createdAt: now, publishedBy: null, publishedAt: null };
  const id = await tx.insert(ReportRun, { schoolId, termId, ...options, ...asked });
  const fresh = { state: RunClassState.waiting, tries: 0, leasedUntil: null, cards: 0, warned: 0 };
  await tx.insertMany(
    ReportRunClass,
    classIds.map((classId) => ({ schoolId, runId: id, classId, ...fresh })),
  );
  const detail = `${classIds.length} classes, term ${term.number} of ${term.year}`;
  await recordAudit(tx, { schoolId, userId, action: "reports.prepared", subject: `report-run:${id}`, detail, at: now });
  return id;
}

function nextAfter({ ends }: TermDates, terms: readonly TermDates[]): SchoolDay | null {
  const later = terms.map(({ starts }) => starts).filter((starts) => starts > ends);
  return later.toSorted()[0] ?? null;
}

async function chooseClasses(
  tx: Em,
  schoolId: SchoolId,
  year: number,
  wanted: readonly ClassId[] | null,
): Promise<ClassId[]> {
  const sql = "select id from school_class where school_id = ? and year = ? order by id";
  const rows = await runSql<{ id: ClassId }>(tx, sql, [schoolId, year]);
  const all = rows.map(({ id }) => id);
  const chosen = wanted === null ? all : [...new Set(wanted)];
  if (chosen.some((id) => !all.includes(id))) {
    throw new Refusal(ErrorCode.notFound, `Choose classes of the school in ${year}.`);
  }
  if (chosen.length === 0) throw new Refusal(ErrorCode.badInput, `There is no class to prepare in ${year}.`);
  if (chosen.length > MOST_CLASSES) {
    throw new Refusal(ErrorCode.badInput, `Prepare at most ${MOST_CLASSES} classes at once.`);
  }
  return chosen;
}
