import type { Em } from "../../platform/orm.js";
import { readInstant, runSql } from "../../platform/sql.js";
import type { ScaleId, SchoolId, UserId } from "../../values/ids.js";
import type { ScaleRule } from "../grading/scale-rule.js";

/** A scale with the version of it that is in force. */
export type Scale = {
  readonly id: ScaleId;
  readonly name: string;
  readonly archived: boolean;
  readonly versionId: number;
  readonly version: number;
  readonly rule: ScaleRule;
  readonly changedBy: UserId | null;
  readonly changedAt: Date;
};

type Row = Omit<Scale, "archived" | "rule" | "changedAt"> & { archived: number; rule: string; changedAt: unknown };

/** The school's scales as they are in force, by id, in the order they were added. */
export async function readScales(em: Em, schoolId: SchoolId): Promise<Map<ScaleId, Scale>> {
  const sql = `select s.id, s.name, case when s.archived_at is null then 0 else 1 end as archived, v.id as versionId,
      v.number as version, v.rule, v.created_by as changedBy, v.created_at as changedAt
    from grading_scale s join grading_scale_version v on v.scale_id = s.id
    where s.school_id = ? and v.number = (select max(number) from grading_scale_version where scale_id = s.id)
    order by s.id`;
  const rows = await runSql<Row>(em, sql, [schoolId]);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...row,
        archived: Number(row.archived) === 1,
        rule: JSON.parse(row.rule) as ScaleRule,
        changedAt: readInstant(row.changedAt),
      },
    ]),
  );
}
