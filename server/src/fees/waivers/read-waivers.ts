import type { Em } from "../../platform/orm.js";
import { readInstant, runSql, type SqlValue } from "../../platform/sql.js";
import type { JournalEntryId, LearnerId, SchoolId, UserId, VoteHeadId, WaiverId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { WaiverStatus } from "./waiver-status.js";

export type WaiverRow = {
  readonly id: WaiverId;
  readonly learnerId: LearnerId;
  readonly voteHeadId: VoteHeadId | null;
  readonly cents: Cents;
  readonly reason: string;
  readonly status: WaiverStatus;
  readonly requestedBy: UserId | null;
  readonly requestedAt: Date;
  readonly decidedBy: UserId | null;
  readonly decidedAt: Date | null;
  readonly entryId: JournalEntryId | null;
};

type Condition = { readonly sql: string; readonly values: readonly SqlValue[] };

/** A school's waivers that meet a condition, the latest asked for first. */
export async function readWaivers(
  em: Em,
  schoolId: SchoolId,
  { sql, values }: Condition,
  limit: number,
): Promise<WaiverRow[]> {
  const rows = await runSql<WaiverRow>(
    em,
    `select id, learner_id as learnerId, vote_head_id as voteHeadId, cents, reason, status, requested_by as requestedBy,
       requested_at as requestedAt, decided_by as decidedBy, decided_at as decidedAt, entry_id as entryId
     from waiver where school_id = ? and ${sql} order by id desc limit ?`,
    [schoolId, ...values, limit],
  );
  return rows.map((row) => ({
    ...row,
    cents: Number(row.cents) as Cents,
    requestedAt: readInstant(row.requestedAt),
    decidedAt: row.decidedAt === null ? null : readInstant(row.decidedAt),
  }));
}

export async function countWaivers(em: Em, schoolId: SchoolId, { sql, values }: Condition): Promise<number> {
  const text = `select count(*) as waivers from waiver where school_id = ? and ${sql}`;
  const [row] = await runSql<{ waivers: number }>(em, text, [schoolId, ...values]);
  return Number(row?.waivers);
}

export async function findWaiver(em: Em, schoolId: SchoolId, id: WaiverId): Promise<WaiverRow | null> {
  const [waiver] = await readWaivers(em, schoolId, { sql: "id = ?", values: [id] }, 1);
  return waiver ?? null;
}
