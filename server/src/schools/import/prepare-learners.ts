import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { AdmissionNumber } from "../../values/admission-number.js";
import type { LearnerId, SchoolId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { Actor } from "../actor.js";
import { applyPlan } from "./apply-plan.js";
import { takePicture } from "./picture.js";
import { planRoster } from "./plan-roster.js";
import { appliedTo, type PreparedImport } from "./prepared-import.js";
import type { Table } from "./read-table.js";
import type { RosterPlan } from "./roster-plan.js";

/** A class list compared with the school's learners, classes and guardians. */
export async function prepareLearners(
  tx: Em,
  { schoolId }: Actor,
  table: Table,
  today: SchoolDay,
): Promise<PreparedImport> {
  const picture = await takePicture(tx, schoolId, today);
  const plan = planRoster(table, picture);
  const { summary, faults, changes, admissions } = plan;
  return {
    summary,
    faults,
    changes,
    plan: [admissions, changes, faults, summary.newClasses],
    async apply(tx, actor, now) {
      await applyPlan(tx, actor, now, plan, picture.year);
      return appliedTo(await linesOf(tx, schoolId, plan));
    },
  };
}

async function linesOf(tx: Em, schoolId: SchoolId, { admissions, changes }: RosterPlan) {
  const sql = "select id, admission_number as number from learner where school_id = ?";
  const rows = await runSql<{ id: LearnerId; number: AdmissionNumber }>(tx, sql, [schoolId]);
  const ids = new Map(rows.map(({ id, number }) => [number, id]));
  return Object.fromEntries([
    ...admissions.map(({ line, learner }) => [ids.get(learner.admissionNumber)!, line]),
    ...changes.map(({ line, learnerId }) => [learnerId, line]),
  ]) as Record<number, number>;
}
