import type { Account } from "../../api/account";
import { NAMES } from "../../db/names/key-row";
import { openDb } from "../../db/open-db";

/** Somebody this phone knows: how they come in, and how much of theirs is still here. */
export type Person = { readonly account: Account; readonly hasPin: boolean; readonly unsent: number };

/** Reads nothing that needs unlocking. */
export function readPeople(known: readonly Account[]): Promise<Person[]> {
  return Promise.all(known.map(readPerson));
}

export async function readPerson(account: Account): Promise<Person> {
  const db = openDb(account.userId);
  try {
    const row = await db.keys.get(NAMES);
    return { account, hasPin: row?.pin !== undefined, unsent: await db.outbox.where({ state: "waiting" }).count() };
  } catch {
    return { account, hasPin: false, unsent: 0 };
  } finally {
    db.close();
  }
}
