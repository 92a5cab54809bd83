import { decodeReportCard, type ReportCard } from "../values/report-card";
import type { AsiliDb } from "./asili-db";
import { itemsOf } from "./items-of";

export type HeldCard = { readonly id: number; readonly card: ReportCard };

/** The report cards that this phone holds, a class after another, by name, each learner's latest term first. */
export async function readReportCards(db: AsiliDb): Promise<HeldCard[]> {
  const scopes = await db.scopes.toArray();
  const user = scopes.find(({ kind }) => kind === "user");
  if (!user) return [];
  const items = await itemsOf(db, user.id, "r");
  return items
    .map(({ key, line }) => ({ id: Number(key.slice(1)), card: decodeReportCard(line) }))
    .sort(byClassAndName);
}

/** How many it holds, without opening any. */
export async function countReportCards(db: AsiliDb): Promise<number> {
  const user = (await db.scopes.toArray()).find(({ kind }) => kind === "user");
  if (!user) return 0;
  return db.items.where("[scope+key]").between([user.id, "r"], [user.id, "r\uffff"]).count();
}

function byClassAndName({ card: one }: HeldCard, { card: other }: HeldCard): number {
  const byClass = one.learner.className.localeCompare(other.learner.className, "en", { numeric: true });
  const byTerm = other.term.year - one.term.year || other.term.number - one.term.number;
  return byClass || one.learner.name.localeCompare(other.learner.name, "en") || byTerm;
}
