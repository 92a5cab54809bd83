import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireViewer } from "../../identity/require-viewer.js";
import { readCursor, toConnection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import { loadLearners } from "../../schools/load-learners.js";
import type { ClassId, LearnerId } from "../../values/ids.js";
import { addMoney } from "../../values/money.js";
import { schoolDayAt } from "../../values/school-day.js";
import { seesFeeTotals } from "../fees.policy.js";
import type { Aged } from "./age-debts.js";
import { ArrearsOrderEnum, ArrearsPageType, DebtAgeEnum } from "./arrears.type.js";
import { type ArrearsRow, DebtAge, readArrears } from "./read-arrears.js";
import { arrearsKey, ArrearsOrder, sortArrears } from "./sort-arrears.js";

@Resolver()
export class ArrearsResolver {
  @Query(() => ArrearsPageType, {
    description: "Who owes what, by how late it is, and what all of them owe together. For the office and keys.",
  })
  async arrears(
    @Arg("classId", () => ID, { nullable: true, description: "Only those on this class's roster now." })
    schoolClass: string | null,
    @Arg("age", () => DebtAgeEnum, { nullable: true, description: "Only those who owe something of this age." })
    age: DebtAge | null,
    @Arg("withNotDue", () => Boolean, {
      defaultValue: false,
      description: "Also those of whose debt nothing is late.",
    })
    withNotDue: boolean,
    @Arg("order", () => ArrearsOrderEnum, {
      defaultValue: ArrearsOrder.mostOverdue,
      description: "In which order they are told.",
    })
    order: ArrearsOrder,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<ArrearsPageType> {
    const viewer = requirePolicy(seesFeeTotals, requireViewer(context));
    const classId = schoolClass == null ? null : readId<ClassId>(schoolClass);
    const scope = { classId, age: age ?? null, withNotDue: withNotDue || age === DebtAge.notDue };
    const all = await readArrears(context.em, viewer.schoolId, schoolDayAt(context.clock.now()), scope);
    const position = readCursor(page);
    const after = position && { key: position[0]!, learnerId: Number(position[1]) as LearnerId };
    const rows = sortArrears(all, order, after).slice(0, page.first + 1);
    const learners = await loadLearners(
      context.em,
      viewer,
      rows.map(({ learnerId }) => learnerId),
    );
    const toNode = (row: ArrearsRow) => {
      const { learnerId, owed, overdue, oldestDay, hasPlan } = row;
      return { learner: learners.get(learnerId)!, owed, overdue, ages: agesOf([row]), oldestDay, hasPlan };
    };
    const connection = toConnection(rows, page, all.length, toNode, (row) => Object.values(arrearsKey(row, order)));
    return {
      ...connection,
      owed: addMoney(all.map(({ owed }) => owed)),
      overdue: addMoney(all.map(({ overdue }) => overdue)),
      ages: agesOf(all),
      planCount: all.filter(({ hasPlan }) => hasPlan).length,
    };
  }
}

const agesOf = (rows: readonly Aged[]): Aged => ({
  notDue: addMoney(rows.map(({ notDue }) => notDue)),
  days30: addMoney(rows.map(({ days30 }) => days30)),
  days60: addMoney(rows.map(({ days60 }) => days60)),
  days90: addMoney(rows.map(({ days90 }) => days90)),
  older: addMoney(rows.map(({ older }) => older)),
});
