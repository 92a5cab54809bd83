import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { writeRows } from "../../platform/write-rows.js";
import type { Actor } from "../../schools/actor.js";
import { findTerm } from "../../schools/find-term.js";
import { type Grade, GRADES } from "../../values/grade.js";
import type { FeeStructureId, TermId } from "../../values/ids.js";
import { addMoney, formatMoney } from "../../values/money.js";
import type { Residence } from "../../values/residence.js";
import { openLedger } from "../ledger/open-ledger.js";
import { readAmount } from "../read-amount.js";
import { readLine } from "../read-line.js";
import { FeeStructure } from "./fee-structure.entity.js";
import { type FeeItem, type FeeStructureRow, readFeeStructures } from "./read-fee-structures.js";
import { checkVoteHeads } from "./read-vote-heads.js";

export type NewFeeStructure = {
  readonly id: FeeStructureId | null;
  readonly termId: TermId;
  readonly name: string;
  readonly grades: readonly Grade[];
  readonly residence: Residence | null;
  readonly items: readonly FeeItem[];
};

const MAX_NAME = 80;
const MAX_OF_A_TERM = 200;
const ITEM = { name: "feeStructureItem", columns: ["schoolId", "structureId", "voteHeadId", "cents"] } as const;

/** Adds a fee structure, or changes one that no standing invoice was made by. */
export async function saveFeeStructure(
  tx: Em,
  actor: Actor,
  now: Date,
  wanted: NewFeeStructure,
): Promise<FeeStructureRow> {
  const { schoolId, userId } = actor;
  const name = readLine(wanted.name, "the fee structure's name", MAX_NAME);
  const grades = GRADES.filter((grade) => wanted.grades.includes(grade));
  if (grades.length === 0) throw new Refusal(ErrorCode.badInput, "Choose at least one grade.");
  await openLedger(tx, actor, now);
  await findTerm(tx, schoolId, wanted.termId);
  await checkItems(tx, actor, wanted.items);
  const id = await place(tx, actor, now, { ...wanted, name, grades });
  await runSql(tx, "delete from fee_structure_item where school_id = ? and structure_id = ?", [schoolId, id]);
  const items = wanted.items.map(({ voteHeadId, cents }) => ({ schoolId, structureId: id, voteHeadId, cents }));
  await writeRows(tx, ITEM, items);
  const total = formatMoney(addMoney(items.map(({ cents }) => cents)));
  const detail = `${name}: KES ${total} for ${grades.join(", ")} ${wanted.residence ?? ""}`.trim();
  const subject = `fee-structure:${id}`;
  await recordAudit(tx, { schoolId, userId, action: "fee-structure.saved", subject, detail, at: now });
  const [saved] = await readFeeStructures(tx, schoolId, { ids: [id] });
  return saved!;
}

async function checkItems(tx: Em, { schoolId }: Actor, items: readonly FeeItem[]): Promise<void> {
  if (items.length === 0) throw new Refusal(ErrorCode.badInput, "Say what is to be paid for at least one vote head.");
  for (const { cents } of items) readAmount(cents, "each fee");
  await checkVoteHeads(
    tx,
    schoolId,
    items.map(({ voteHeadId }) => voteHeadId),
  );
}

async function place(
  tx: Em,
  { schoolId, userId }: Actor,
  now: Date,
  { id, termId, name, grades, residence }: NewFeeStructure,
): Promise<FeeStructureId> {
  const ofTerm = await readFeeStructures(tx, schoolId, { termId });
  if (ofTerm.some((other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase())) {
    throw new Refusal(
      ErrorCode.conflict,
      `That term has a fee structure called ${name} already. Change it, or use another name.`,
    );
  }
  const details = { termId, name, grades: grades.join(","), residence };
  if (id === null) {
    if (ofTerm.length >= MAX_OF_A_TERM) {
      throw new Refusal(ErrorCode.conflict, `A term has at most ${MAX_OF_A_TERM} fee structures.`);
    }
    return tx.insert(FeeStructure, { schoolId, ...details, createdBy: userId, createdAt: now });
  }
  const [known] = await readFeeStructures(tx, schoolId, { ids: [id] });
  if (!known) throw new Refusal(ErrorCode.notFound, "This school has no such fee structure.");
  await checkNotInvoiced(tx, { schoolId, userId }, id, "change");
  const sql =
    "update fee_structure set term_id = ?, name = ?, grades = ?, residence = ? where school_id = ? and id = ?";
  await runSql(tx, sql, [termId, name, details.grades, residence, schoolId, id]);
  return id;
}

/** Refuses to touch a structure by which learners were invoiced: what they were asked for must stay readable. */
export async function checkNotInvoiced(
  tx: Em,
  { schoolId }: Actor,
  id: FeeStructureId,
  what: "change" | "remove",
): Promise<void> {
  const standing = what === "change" ? "and reversed_at is null" : "";
  const sql = `select count(*) as invoices from invoice where school_id = ? and structure_id = ? ${standing}`;
  const [row] = await runSql<{ invoices: number }>(tx, sql, [schoolId, id]);
  const invoices = Number(row?.invoices);
  if (invoices === 0) return;
  const way = what === "change" ? "Reverse them first, or add a charge for the difference." : "Keep it.";
  throw new Refusal(ErrorCode.conflict, `${invoices} invoices were made by this fee structure. ${way}`);
}
