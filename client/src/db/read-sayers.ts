import { type Contest, decodeContests, type Sayer } from "../values/contest";
import type { Position, ScopeId } from "../values/ids";
import type { RegisterKey } from "../values/register-key";
import type { AsiliDb } from "./asili-db";
import { getItems } from "./get-items";
import { itemsOf } from "./items-of";

/** Who said something and when, unix seconds; the name is empty for who is no longer of the school. */
export type NamedSayer = Sayer & { readonly name: string };
export type Sayers = { readonly stands: NamedSayer; readonly other: NamedSayer };

/** Who contests the cells of a register, by position, as this phone was told. */
export async function readSayers(db: AsiliDb, scope: ScopeId, key: RegisterKey): Promise<Map<Position, Sayers>> {
  const [item] = await getItems(db, scope, [`q${key.slice(1)}`]);
  if (!item) return new Map();
  const school = await db.scopes.filter(({ kind }) => kind === "school").first();
  const colleagues = school ? await itemsOf(db, school.id, "u") : [];
  const names = new Map(colleagues.map((colleague) => [Number(colleague.key.slice(1)), colleague.line]));
  const named = (sayer: Sayer): NamedSayer => ({ ...sayer, name: names.get(sayer.userId) ?? "" });
  const withNames = ({ stands, other }: Contest): Sayers => ({ stands: named(stands), other: named(other) });
  return new Map([...decodeContests(item.line)].map(([position, contest]) => [position, withNames(contest)]));
}
