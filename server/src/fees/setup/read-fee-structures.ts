import type { Em } from "../../platform/orm.js";
import { placesFor, runSql, type SqlValue } from "../../platform/sql.js";
import { type Grade, parseGrade } from "../../values/grade.js";
import type { FeeStructureId, SchoolId, TermId, VoteHeadId } from "../../values/ids.js";
import type { Cents } from "../../values/money.js";
import type { Residence } from "../../values/residence.js";

export type FeeItem = { readonly voteHeadId: VoteHeadId; readonly cents: Cents };

export type FeeStructureRow = {
  readonly id: FeeStructureId;
  readonly termId: TermId;
  readonly name: string;
  readonly grades: readonly Grade[];
  /** Null for everybody of the grades. */
  readonly residence: Residence | null;
  /** By the vote heads' order. */
  readonly items: readonly FeeItem[];
};

type Row = Omit<FeeStructureRow, "grades" | "items"> & { grades: string };
type ItemRow = FeeItem & { structureId: FeeStructureId };

/** The school's fee structures, the latest made first; those of a term, or those of the ids. */
export async function readFeeStructures(
  em: Em,
  schoolId: SchoolId,
  { termId, ids }: { termId?: TermId | undefined; ids?: readonly FeeStructureId[] | undefined },
): Promise<FeeStructureRow[]> {
  const conditions = ["school_id = ?", ...(termId ? ["term_id = ?"] : []), ...(ids ? [`id in ${placesFor(ids)}`] : [])];
  if (ids?.length === 0) return [];
  const values: SqlValue[] = [schoolId, ...(termId ? [termId] : []), ...(ids ?? [])];
  const rows = await runSql<Row>(
    em,
    `select id, term_id as termId, name, grades, residence from fee_structure
     where ${conditions.join(" and ")} order by id desc`,
    values,
  );
  const itemsOf = await readItems(
    em,
    schoolId,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, grades: parseGrades(row.grades), items: itemsOf.get(row.id) ?? [] }));
}

const parseGrades = (text: string): Grade[] => text.split(",").flatMap((code) => parseGrade(code) ?? []);

async function readItems(
  em: Em,
  schoolId: SchoolId,
  ids: readonly FeeStructureId[],
): Promise<ReadonlyMap<FeeStructureId, FeeItem[]>> {
  if (ids.length === 0) return new Map();
  const rows = await runSql<ItemRow>(
    em,
    `select i.structure_id as structureId, i.vote_head_id as voteHeadId, i.cents from fee_structure_item i
     join vote_head h on h.id = i.vote_head_id
     where i.school_id = ? and i.structure_id in ${placesFor(ids)} order by h.position, h.id`,
    [schoolId, ...ids],
  );
  return Map.groupBy(
    rows.map((row) => ({ ...row, cents: Number(row.cents) as Cents })),
    ({ structureId }) => structureId,
  );
}
