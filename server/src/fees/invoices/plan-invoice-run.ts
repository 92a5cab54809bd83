import { ErrorCode, Refusal } from "../../errors.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { findTerm } from "../../schools/find-term.js";
import type { TermDates } from "../../schools/term-of-day.js";
import type { Grade } from "../../values/grade.js";
import type { ClassId, FeeStructureId, LearnerId, SchoolId, TermId } from "../../values/ids.js";
import { type Cents, NO_MONEY } from "../../values/money.js";
import type { Residence } from "../../values/residence.js";
import { type FeeSettingsRow, readFeeSettings } from "../setup/read-fee-settings.js";
import { type FeeStructureRow, readFeeStructures } from "../setup/read-fee-structures.js";
import { LeftOutReason } from "./left-out-reason.js";
import { readChildOrders } from "./read-child-orders.js";
import type { NewInvoiceLine } from "./write-invoices.js";

/** Whom to invoice for a term, and by what; everybody by everything that fits where nothing narrower is said. */
export type RunScope = {
  readonly termId: TermId;
  readonly structureIds: readonly FeeStructureId[] | null;
  readonly classIds: readonly ClassId[] | null;
  readonly learnerIds: readonly LearnerId[] | null;
};

export type PlannedInvoice = {
  readonly learnerId: LearnerId;
  readonly classId: ClassId;
  readonly structure: FeeStructureRow;
  readonly childOrder: number | null;
  readonly discountPercent: number | null;
  readonly lines: readonly NewInvoiceLine[];
};

type LeftOut = { readonly learnerId: LearnerId; readonly reason: LeftOutReason };

export type RunPlan = {
  readonly term: TermDates;
  readonly invoices: readonly PlannedInvoice[];
  /** Whom no structure of the term fits, and why. */
  readonly leftOut: readonly LeftOut[];
  /** How many invoices stand already that it would otherwise make. */
  readonly alreadyInvoiced: number;
};

type Enrolled = { learnerId: LearnerId; classId: ClassId; grade: Grade; residence: Residence };

/** What an invoice run would do now. Writes nothing. */
export async function planInvoiceRun(em: Em, schoolId: SchoolId, scope: RunScope): Promise<RunPlan> {
  const term = await findTerm(em, schoolId, scope.termId);
  const structures = await readFeeStructures(em, schoolId, { termId: term.id });
  const chosen = structures.filter(({ id }) => scope.structureIds?.includes(id) ?? true);
  if (chosen.length === 0 || chosen.length < (scope.structureIds?.length ?? 0)) {
    const sentence = scope.structureIds
      ? "That term has no such fee structure."
      : "That term has no fee structure yet.";
    throw new Refusal(ErrorCode.notFound, `${sentence} Add one first.`);
  }
  const enrolled = await readEnrolled(em, schoolId, term.year);
  const wanted = enrolled.filter(
    ({ learnerId, classId }) =>
      (scope.classIds?.includes(classId) ?? true) && (scope.learnerIds?.includes(learnerId) ?? true),
  );
  const standing = await readStanding(em, schoolId, term.id);
  const discounts = {
    settings: await readFeeSettings(em, schoolId),
    orders: await readChildOrders(em, schoolId, term.year),
  };

  const due = wanted.flatMap((learner) =>
    chosen.filter((structure) => fits(structure, learner)).map((structure) => ({ learner, structure })),
  );
  const open = due.filter(({ learner, structure }) => !standing.has(`${learner.learnerId} ${structure.id}`));
  const here = new Set(wanted.map(({ learnerId }) => learnerId));
  const absent = (scope.learnerIds ?? []).filter((id) => !here.has(id));
  return {
    term,
    invoices: open.map(({ learner, structure }) => draw(learner, structure, discounts)),
    leftOut: [
      ...wanted.flatMap((learner) => whyLeftOut(learner, structures)),
      ...absent.map((learnerId) => ({ learnerId, reason: LeftOutReason.notEnrolled })),
    ],
    alreadyInvoiced: due.length - open.length,
  };
}

function fits({ grades, residence }: FeeStructureRow, learner: Enrolled): boolean {
  return grades.includes(learner.grade) && (residence === null || residence === learner.residence);
}

function whyLeftOut(learner: Enrolled, structures: readonly FeeStructureRow[]): LeftOut[] {
  if (structures.some((structure) => fits(structure, learner))) return [];
  const isGradeKnown = structures.some(({ grades }) => grades.includes(learner.grade));
  const reason = isGradeKnown ? LeftOutReason.noStructureForResidence : LeftOutReason.noStructureForGrade;
  return [{ learnerId: learner.learnerId, reason }];
}

type Discounts = { settings: FeeSettingsRow; orders: ReadonlyMap<LearnerId, number> };

function draw(
  { learnerId, classId }: Enrolled,
  structure: FeeStructureRow,
  { settings, orders }: Discounts,
): PlannedInvoice {
  const order = orders.get(learnerId) ?? 1;
  const { siblingPercents, siblingVoteHeads } = settings;
  const percent = order < 2 ? 0 : (siblingPercents[order - 2] ?? siblingPercents.at(-1) ?? 0);
  const lines = structure.items.map(({ voteHeadId, cents }) => {
    const discountCents = siblingVoteHeads.includes(voteHeadId) ? partOf(cents, percent) : NO_MONEY;
    return { voteHeadId, cents, discountCents };
  });
  const isLowered = lines.some(({ discountCents }) => discountCents > 0);
  const stated = isLowered
    ? { childOrder: order, discountPercent: percent }
    : { childOrder: null, discountPercent: null };
  return { learnerId, classId, structure, ...stated, lines };
}

/** A discount in whole shillings, because M-Pesa moves no cents; never more than there is. */
const partOf = (cents: Cents, percent: number): Cents =>
  Math.min(cents, Math.round((cents * percent) / 10_000) * 100) as Cents;

/** Who is on a class's roster now, once each, class by class. */
async function readEnrolled(em: Em, schoolId: SchoolId, year: number): Promise<Enrolled[]> {
  const rows = await runSql<Enrolled>(
    em,
    `select e.learner_id as learnerId, e.class_id as classId, c.grade, l.residence from enrolment e
     join school_class c on c.id = e.class_id join learner l on l.id = e.learner_id
     where e.school_id = ? and e.to_rev is null and c.year = ? order by e.class_id, e.position`,
    [schoolId, year],
  );
  return [...new Map(rows.map((row) => [row.learnerId, row])).values()];
}

/** `learner structure` of every invoice of the term that stands. */
async function readStanding(em: Em, schoolId: SchoolId, termId: TermId): Promise<ReadonlySet<string>> {
  const rows = await runSql<{ learnerId: LearnerId; structureId: FeeStructureId }>(
    em,
    `select learner_id as learnerId, structure_id as structureId from invoice
     where school_id = ? and term_id = ? and structure_id is not null and reversed_at is null`,
    [schoolId, termId],
  );
  return new Set(rows.map(({ learnerId, structureId }) => `${learnerId} ${structureId}`));
}
