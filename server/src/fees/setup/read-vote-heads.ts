import { ErrorCode, Refusal } from "../../errors.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { SchoolId, VoteHeadId } from "../../values/ids.js";

export type VoteHeadRow = {
  readonly id: VoteHeadId;
  readonly name: string;
  readonly position: number;
  readonly archived: boolean;
};

type Row = Omit<VoteHeadRow, "archived"> & { archived: number };

/** The school's vote heads in its own order, those that are no longer used too; by id. */
export async function readVoteHeads(em: Em, schoolId: SchoolId): Promise<ReadonlyMap<VoteHeadId, VoteHeadRow>> {
  const rows = await runSql<Row>(
    em,
    `select id, name, position, case when archived_at is null then 0 else 1 end as archived
     from vote_head where school_id = ? order by position, id`,
    [schoolId],
  );
  return new Map(rows.map((row) => [row.id, { ...row, archived: Number(row.archived) === 1 }]));
}

/** Refuses what names a vote head that is not there, is no longer used, or is named twice. */
export async function checkVoteHeads(em: Em, schoolId: SchoolId, ids: readonly VoteHeadId[]): Promise<void> {
  const heads = await readVoteHeads(em, schoolId);
  if (new Set(ids).size < ids.length) throw new Refusal(ErrorCode.badInput, "Name each vote head once.");
  for (const id of ids) {
    const head = heads.get(id);
    if (!head) throw new Refusal(ErrorCode.notFound, "This school has no such vote head.");
    if (head.archived)
      throw new Refusal(ErrorCode.conflict, `${head.name} is no longer used. Choose another vote head.`);
  }
}
