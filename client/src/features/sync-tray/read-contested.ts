import type { AsiliDb } from "../../db/asili-db";
import { getItems } from "../../db/get-items";
import { itemsOf } from "../../db/items-of";
import { type Contests, readContests } from "../../db/read-contests";
import { readSchool } from "../../db/read-school";
import { type Contest, decodeContests, type Sayer } from "../../values/contest";
import type { Position, UserId } from "../../values/ids";
import type { Mark } from "../../values/mark";
import type { ReasonLine } from "../../values/school-lines";

/** What somebody said of a learner, who and when (unix seconds); the name is empty for who is no longer of the school. */
export type Saying = {
  readonly mark: Mark;
  readonly by: (Sayer & { readonly name: string }) | null;
};

export type ContestedLearner = {
  readonly position: Position;
  readonly name: string;
  /** What the user said themselves, or what was said first; then the other. */
  readonly values: readonly [Saying, Saying];
};

export type ContestedRegister = Pick<Contests, "classId" | "className" | "day" | "session" | "key" | "scope"> & {
  readonly learners: readonly ContestedLearner[];
  readonly reasons: readonly ReasonLine[];
};

/** The contested registers of this user with both values, who and when, as this phone knows them. */
export async function readContested(db: AsiliDb, userId: UserId): Promise<ContestedRegister[]> {
  const contests = await readContests(db);
  if (contests.length === 0) return [];
  const school = await readSchool(db);
  const scope = school?.scopes.find(({ kind }) => kind === "school");
  const colleagues = scope ? await itemsOf(db, scope.id, "u") : [];
  const names = new Map(colleagues.map(({ key, line }) => [Number(key.slice(1)), line]));
  return Promise.all(contests.map((one) => withSayers(db, userId, one, names, school?.reasons ?? [])));
}

async function withSayers(
  db: AsiliDb,
  userId: UserId,
  { roster, cells, ...register }: Contests,
  names: ReadonlyMap<number, string>,
  reasons: readonly ReasonLine[],
): Promise<ContestedRegister> {
  const [item] = await getItems(db, register.scope.id, [`q${register.key.slice(1)}`]);
  const sayers: ReadonlyMap<Position, Contest> = item ? decodeContests(item.line) : new Map();
  const toSaying = (mark: Mark, sayer: Sayer | undefined): Saying => ({
    mark,
    by: sayer ? { ...sayer, name: names.get(sayer.userId) ?? "" } : null,
  });
  const learners = cells.map(({ position, other, ...mark }): ContestedLearner => {
    const sayer = sayers.get(position);
    const name = roster.everyone.find((learner) => learner.position === position)?.name ?? "";
    const [first, last] = [toSaying(other ?? mark, sayer?.other), toSaying(mark, sayer?.stands)];
    return { position, name, values: sayer?.stands.userId === userId ? [last, first] : [first, last] };
  });
  return { ...register, learners, reasons };
}
