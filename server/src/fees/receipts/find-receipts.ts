import type { Viewer } from "../../identity/viewer.js";
import { type Connection, readCursor, toConnection } from "../../platform/connection.js";
import type { Em } from "../../platform/orm.js";
import type { PageArguments } from "../../platform/page-arguments.js";
import { placesFor } from "../../platform/sql.js";
import { findLearners } from "../../schools/find-learners.js";
import type { ClassId, LearnerId, SchoolId } from "../../values/ids.js";
import { toLineText } from "../../values/line-text.js";
import type { SchoolDay } from "../../values/school-day.js";
import { seesAccounts, seesFeeTotals } from "../fees.policy.js";
import type { Channel } from "./channel.js";
import {
  type Condition,
  countReceipts,
  paidFor,
  paidForChildOf,
  paidForLearner,
  readReceipts,
  type ReceiptRow,
} from "./receipt-rows.js";
import { toReference } from "./record-payment.js";

export type ReceiptFilter = {
  readonly from: SchoolDay | null;
  readonly to: SchoolDay | null;
  readonly channel: Channel | null;
  readonly classId: ClassId | null;
  readonly learnerId: LearnerId | null;
  /** A receipt's number, its code, the beginning of its reference, a part of who paid, or a learner's name or number. */
  readonly search: string | null;
};

const MAX_SEARCH = 60;
const MAX_FOUND_LEARNERS = 50;

/** A page of the receipts the viewer may see, the newest first: a guardian's, those that paid for their own children. */
export async function findReceipts(
  em: Em,
  viewer: Viewer,
  filter: ReceiptFilter,
  page: PageArguments,
): Promise<Connection<ReceiptRow>> {
  const where = await conditionsFor(em, viewer, filter);
  const [before] = readCursor(page) ?? [];
  const after = before === undefined ? [] : [{ sql: "r.number < ?", values: [Number(before)] }];
  const tail = { sql: "order by r.number desc limit ?", values: [page.first + 1] };
  const rows = await readReceipts(em, viewer.schoolId, [...where, ...after], tail);
  const total = await countReceipts(em, viewer.schoolId, where);
  return toConnection(
    rows,
    page,
    total,
    (row) => row,
    ({ number }) => [number],
  );
}

/** A page of a day's receipts, in the order of their numbers. */
export async function findReceiptsInOrder(
  em: Em,
  schoolId: SchoolId,
  day: SchoolDay,
  page: PageArguments,
): Promise<Connection<ReceiptRow>> {
  const [last] = readCursor(page) ?? [0];
  const where = [{ sql: "r.day = ?", values: [day] }];
  const after = { sql: "r.number > ?", values: [Number(last)] };
  const tail = { sql: "order by r.number limit ?", values: [page.first + 1] };
  const rows = await readReceipts(em, schoolId, [...where, after], tail);
  return toConnection(
    rows,
    page,
    await countReceipts(em, schoolId, where),
    (row) => row,
    ({ number }) => [number],
  );
}

/** What a guardian is shown of receipts. */
export const visibleReceipts = (viewer: Viewer): Condition[] =>
  seesFeeTotals(viewer) || viewer.kind === "key" ? [] : [paidForChildOf(viewer.userId)];

async function conditionsFor(em: Em, viewer: Viewer, filter: ReceiptFilter): Promise<Condition[]> {
  const { from, to, channel, classId, learnerId, search } = filter;
  const conditions = visibleReceipts(viewer);
  if (from) conditions.push({ sql: "r.day >= ?", values: [from] });
  if (to) conditions.push({ sql: "r.day <= ?", values: [to] });
  if (channel) conditions.push({ sql: "r.channel = ?", values: [channel] });
  if (classId) conditions.push(paidForClass(classId));
  if (learnerId) conditions.push(paidForLearner(learnerId));
  const text = toLineText(search ?? "").slice(0, MAX_SEARCH);
  if (text !== "") conditions.push(await matching(em, viewer, text));
  return conditions;
}

const paidForClass = (classId: ClassId): Condition =>
  paidFor({
    sql: `exists (select 1 from enrolment n where n.learner_id = l.learner_id and n.class_id = ? and n.to_rev is null)`,
    values: [classId],
  });

async function matching(em: Em, viewer: Viewer, text: string): Promise<Condition> {
  const { nodes } = await findLearners(em, viewer, { classId: null, search: text }, { first: MAX_FOUND_LEARNERS });
  const named = {
    sql: `l.learner_id in ${placesFor([0, ...nodes])}`,
    values: [0, ...nodes.map((node) => node.learnerId)],
  };
  const any: Condition[] = [paidFor(named), { sql: "r.code = ?", values: [text.toUpperCase()] }];
  if (/^\d{1,9}$/.test(text)) any.push({ sql: "r.number = ?", values: [Number(text)] });
  const reference = toReference(text);
  if (reference !== "") any.push({ sql: "r.reference like ? escape '!'", values: [`${escaped(reference)}%`] });
  // Whoever is not told who paid finds nothing by it.
  if (seesAccounts(viewer)) {
    any.push({ sql: "lower(r.payer) like ? escape '!'", values: [`%${escaped(text.toLowerCase())}%`] });
  }
  return { sql: `(${any.map(({ sql }) => sql).join(" or ")})`, values: any.flatMap(({ values }) => values) };
}

const escaped = (text: string) => text.replaceAll(/[!%_]/g, (sign) => `!${sign}`);
