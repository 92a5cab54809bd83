import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { writeRows } from "../../platform/write-rows.js";
import type { Actor } from "../../schools/actor.js";
import { checkLearners } from "../../schools/check-learners.js";
import type { InstalmentPlanId, InvoiceId, LearnerId } from "../../values/ids.js";
import { toLineText } from "../../values/line-text.js";
import { addMoney, type Cents, formatMoney } from "../../values/money.js";
import { addDays, type SchoolDay, schoolDayAt } from "../../values/school-day.js";
import { type Ledger, openLedger } from "../ledger/open-ledger.js";
import { readOpenLines } from "../ledger/read-open-lines.js";
import { tellFeesChanged } from "../live/tell-fees-changed.js";
import { readAmount } from "../read-amount.js";
import { InstalmentPlan } from "./instalment-plan.entity.js";
import { type InstalmentPlanRow, type InstalmentRow, readPlansOf } from "./read-instalment-plans.js";

export type NewInstalmentPlan = {
  readonly learnerId: LearnerId;
  readonly note: string;
  readonly instalments: readonly InstalmentRow[];
};

const MAX_INSTALMENTS = 24;
const MAX_NOTE = 160;
const FURTHEST = 800;
const INSTALMENT = { name: "instalment", columns: ["schoolId", "planId", "day", "cents"] } as const;

/** Agrees by when a learner pays what is owed now; a plan that held before ends. The instalments come to what is owed. */
export async function saveInstalmentPlan(
  tx: Em,
  actor: Actor,
  now: Date,
  { learnerId, note: text, instalments: unsorted }: NewInstalmentPlan,
): Promise<InstalmentPlanRow> {
  const { schoolId, userId } = actor;
  const note = toLineText(text).slice(0, MAX_NOTE);
  const instalments = unsorted.toSorted((one, other) => (one.day < other.day ? -1 : 1));
  check(instalments, schoolDayAt(now));
  const ledger = await openLedger(tx, actor, now);
  await checkLearners(tx, schoolId, [learnerId]);
  await checkSum(ledger, learnerId, instalments);
  await endPlan(ledger, learnerId);
  const throughInvoiceId = await lastInvoice(ledger, learnerId);
  const made = { learnerId, note, throughInvoiceId, createdBy: userId, createdAt: now, endedAt: null };
  const planId: InstalmentPlanId = await tx.insert(InstalmentPlan, { schoolId, ...made });
  await writeRows(
    tx,
    INSTALMENT,
    instalments.map((instalment) => ({ ...instalment, schoolId, planId })),
  );
  const detail = `learner ${learnerId}: ${instalments.map(({ day, cents }) => `${day} ${formatMoney(cents)}`).join(", ")}`;
  const subject = `instalment-plan:${planId}`;
  await recordAudit(tx, { schoolId, userId, action: "instalment-plan.saved", subject, detail, at: now });
  await tellFeesChanged(ledger, `plan:${planId}`, [learnerId]);
  return (await readPlansOf(tx, schoolId, [learnerId])).get(learnerId)!;
}

function check(instalments: readonly InstalmentRow[], today: SchoolDay): void {
  if (instalments.length === 0 || instalments.length > MAX_INSTALMENTS) {
    throw new Refusal(ErrorCode.badInput, `Give 1 to ${MAX_INSTALMENTS} instalments.`);
  }
  for (const { cents } of instalments) readAmount(cents, "each instalment");
  const days = instalments.map(({ day }) => day);
  if (new Set(days).size < days.length) throw new Refusal(ErrorCode.badInput, "Give each instalment a day of its own.");
  if (days[0]! < today || days.at(-1)! > addDays(today, FURTHEST)) {
    throw new Refusal(ErrorCode.badInput, "Choose days from today on, within about two years.");
  }
}

async function checkSum({ tx, schoolId }: Ledger, learnerId: LearnerId, instalments: readonly InstalmentRow[]) {
  const { lines } = (await readOpenLines(tx, schoolId, [learnerId])).get(learnerId)!;
  const owed = addMoney(lines.map(({ cents }) => cents));
  const planned = addMoney(instalments.map(({ cents }) => cents));
  if (owed <= 0) throw new Refusal(ErrorCode.conflict, "This learner owes nothing.");
  if (planned === owed) return;
  const off = formatMoney(Math.abs(owed - planned) as Cents, "short");
  const way = planned < owed ? "less" : "more";
  const sentence = `The instalments come to KES ${formatMoney(planned, "short")}, KES ${off} ${way} than the KES ${formatMoney(owed, "short")} owed.`;
  throw new Refusal(ErrorCode.badInput, `${sentence} Make them come to that.`);
}

async function lastInvoice({ tx, schoolId }: Ledger, learnerId: LearnerId): Promise<InvoiceId> {
  const sql = "select max(id) as id from invoice where school_id = ? and learner_id = ?";
  const [row] = await runSql<{ id: InvoiceId }>(tx, sql, [schoolId, learnerId]);
  return row!.id;
}

/** Ends the plan of a learner that holds, if one does; tells whether. */
export async function endPlan({ tx, schoolId, now }: Ledger, learnerId: LearnerId): Promise<boolean> {
  const held = await readPlansOf(tx, schoolId, [learnerId]);
  const sql = "update instalment_plan set ended_at = ? where school_id = ? and learner_id = ? and ended_at is null";
  await runSql(tx, sql, [now, schoolId, learnerId]);
  return held.size > 0;
}
