import type { AsiliDb } from "../../db/asili-db";
import { type Contests, readContests } from "../../db/read-contests";
import { type NamedSayer, readSayers } from "../../db/read-sayers";
import { readSchool } from "../../db/read-school";
import type { Position, UserId } from "../../values/ids";
import type { Mark } from "../../values/mark";
import type { ReasonLine } from "../../values/school-lines";

/** What somebody said of a learner, who and when; null where this phone was not told. */
export type Saying = { readonly mark: Mark; readonly by: NamedSayer | null };

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
  const school = contests.length > 0 ? await readSchool(db) : null;
  return Promise.all(contests.map((one) => withSayers(db, userId, one, school?.reasons ?? [])));
}

async function withSayers(
  db: AsiliDb,
  userId: UserId,
  { roster, cells, ...register }: Contests,
  reasons: readonly ReasonLine[],
): Promise<ContestedRegister> {
  const sayers = await readSayers(db, register.scope.id, register.key);
  const learners = cells.map(({ position, other, ...mark }): ContestedLearner => {
    const said = sayers.get(position);
    const name = roster.everyone.find((learner) => learner.position === position)?.name ?? "";
    const first = { mark: other ?? mark, by: said?.other ?? null };
    const last = { mark, by: said?.stands ?? null };
    return { position, name, values: last.by?.userId === userId ? [last, first] : [first, last] };
  });
  return { ...register, learners, reasons };
}
