import type { AsiliDb, CarriedRow } from "../db/asili-db";
import { getItems } from "../db/get-items";

export type Carried = CarriedRow & {
  /** Whose it is; empty where this phone does not know them. */
  readonly name: string;
};

/** What is carried for colleagues and what became of it, the latest first. */
export async function readCarried(db: AsiliDb): Promise<readonly Carried[]> {
  const rows = await db.carried.toArray();
  const school = await db.scopes.filter(({ kind }) => kind === "school").first();
  const keys = [...new Set(rows.map(({ userId }) => `u${userId}`))];
  const items = school && keys.length > 0 ? await getItems(db, school.id, keys) : [];
  const names = new Map(items.map(({ key, line }) => [key, line]));
  return rows
    .map((row) => ({ ...row, name: names.get(`u${row.userId}`) ?? "" }))
    .sort((one, other) => other.at - one.at);
}
