import type { RegisterKey } from "../values/register-key";
import type { AsiliDb, DraftRow, OutboxRow, ScoreDraftRow, SentRow } from "./asili-db";

/** What was said on this phone of some registers, whatever became of it, in the order it was said. */
export type Said = {
  readonly outbox: readonly OutboxRow[];
  readonly sent: readonly SentRow[];
  readonly drafts: readonly DraftRow[];
};

/** Of every class, the registers from one key to another, both included. */
export async function readSaid(db: AsiliDb, first: RegisterKey, last = first): Promise<Said> {
  const [outbox, sent, drafts] = await Promise.all([
    db.outbox.where("key").between(first, last, true, true).toArray(),
    db.sent.where("key").between(first, last, true, true).toArray(),
    db.drafts.where("key").between(first, last, true, true).toArray(),
  ]);
  return { outbox: inOrder(outbox), sent: inOrder(sent), drafts: drafts.filter(isOfRegister) };
}

const isOfRegister = (draft: DraftRow | ScoreDraftRow): draft is DraftRow => "marks" in draft;

const inOrder = <Row extends { readonly n: number }>(rows: readonly Row[]): Row[] =>
  [...rows].sort((one, other) => one.n - other.n);
