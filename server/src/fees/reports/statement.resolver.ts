import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { readPeople } from "../../identity/read-people.js";
import { requireUser } from "../../identity/require-viewer.js";
import { readIdCursor, toConnection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import type { LearnerId } from "../../values/ids.js";
import { type SchoolDay, schoolDayAt } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { findAccountHolders } from "../find-account-holders.js";
import { readStatement, type StatementEntry } from "./read-statement.js";
import { FeeStatementType, type StatementEntryType } from "./statement.type.js";

const LAST_DAY = "2099-12-31" as SchoolDay;

@Resolver()
export class StatementResolver {
  @Query(() => FeeStatementType, {
    nullable: true,
    description:
      "What changed what a learner owes, with what was owed after each, oldest first. For the office and the learner's guardians; null when there is no such learner or it is not yours to see.",
  })
  async feeStatement(
    @Arg("learnerId", () => ID, { description: "Whose." }) id: string,
    @Arg("from", () => SchoolDayScalar, {
      nullable: true,
      description: "The first day; 1 January of the last day's year, or of this year, when it is not given.",
    })
    from: SchoolDay | null,
    @Arg("to", () => SchoolDayScalar, {
      nullable: true,
      description: "The last day; all there is when it is not given.",
    })
    to: SchoolDay | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<FeeStatementType | null> {
    const viewer = requireUser(context);
    const { em } = context;
    const learnerId = readId<LearnerId>(id);
    const learner = (await findAccountHolders(em, viewer, [learnerId])).get(learnerId);
    if (!learner) return null;
    const today = schoolDayAt(context.clock.now());
    const first = from ?? (`${(to ?? today).slice(0, 4)}-01-01` as SchoolDay);
    const days = { from: first, to: to ?? LAST_DAY };
    const { opening, closing, entries } = await readStatement(em, viewer.schoolId, learnerId, days);
    const latest = entries.at(-1)?.day ?? today;
    const last = to ?? (latest > today ? latest : today);
    const after = readIdCursor(page);
    const start = entries.findIndex(({ number }) => number === after) + 1;
    const rows = entries.slice(start, start + page.first + 1);
    const personOf = await readPeople(
      em,
      rows.map(({ userId }) => userId),
    );
    const toNode = (entry: StatementEntry) => toEntryType(entry, personOf);
    const connection = toConnection(rows, page, entries.length, toNode, ({ number }) => [number]);
    return { ...connection, learner, from: first, to: last, opening, closing };
  }
}

const idText = (id: number | null): string | null => (id === null ? null : String(id));

function toEntryType(
  { id, userId, invoiceId, receiptId, reversesId, invoiceKind: _, ...entry }: StatementEntry,
  personOf: Awaited<ReturnType<typeof readPeople>>,
): StatementEntryType {
  return {
    ...entry,
    id: String(id),
    invoiceId: idText(invoiceId),
    receiptId: idText(receiptId),
    reversesId: idText(reversesId),
    by: personOf(userId),
  };
}
