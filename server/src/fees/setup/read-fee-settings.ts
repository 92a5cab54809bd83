import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import type { SchoolId, TermId, VoteHeadId } from "../../values/ids.js";
import { type Cents, NO_MONEY } from "../../values/money.js";

export type FeeSettingsRow = {
  /** How many days after an invoice it is due. */
  readonly dueDays: number;
  /** What is let off of the second child's fees, the third's and so on, of a hundred; the last holds for those after it. */
  readonly siblingPercents: readonly number[];
  readonly siblingVoteHeads: readonly VoteHeadId[];
  /** A waiver of more than this takes a second person. */
  readonly waiverLimit: Cents;
};

/** What holds until a school says otherwise: due in two weeks, no discounts, and every waiver takes two. */
const DEFAULTS: FeeSettingsRow = { dueDays: 14, siblingPercents: [], siblingVoteHeads: [], waiverLimit: NO_MONEY };

type Row = { dueDays: number; siblingPercents: string; siblingVoteHeads: string; waiverLimit: Cents };

export async function readFeeSettings(em: Em, schoolId: SchoolId): Promise<FeeSettingsRow> {
  const [row] = await runSql<Row>(
    em,
    `select due_days as dueDays, sibling_percents as siblingPercents, sibling_vote_heads as siblingVoteHeads,
       waiver_limit as waiverLimit from fee_settings where school_id = ?`,
    [schoolId],
  );
  if (!row) return DEFAULTS;
  return {
    dueDays: row.dueDays,
    siblingPercents: readNumbers(row.siblingPercents),
    siblingVoteHeads: readNumbers(row.siblingVoteHeads) as VoteHeadId[],
    waiverLimit: Number(row.waiverLimit) as Cents,
  };
}

const readNumbers = (text: string): number[] => (text === "" ? [] : text.split(",").map(Number));

/** What the school means to collect in each term for which it has said so. */
export async function readTermTargets(em: Em, schoolId: SchoolId): Promise<ReadonlyMap<TermId, Cents>> {
  const sql = "select term_id as termId, cents from term_target where school_id = ?";
  const rows = await runSql<{ termId: TermId; cents: Cents }>(em, sql, [schoolId]);
  return new Map(rows.map(({ termId, cents }) => [termId, Number(cents) as Cents]));
}
