import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.js";
import { requireViewer } from "../../identity/require-viewer.js";
import type { Connection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import type { ClassId, LearnerId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import type { Session } from "../../values/session.js";
import { CellHistoryConnection, type CellHistoryEntryType, CellHistoryType } from "./cell-history.type.js";
import { listCellHistory } from "./list-cell-history.js";
import { readCellHistory } from "./read-cell-history.js";
import { SessionEnum } from "../session.enum.js";

@Resolver(() => CellHistoryType)
export class CellHistoryResolver {
  @Query(() => CellHistoryType, {
    nullable: true,
    description: "All that was ever said of a learner in one session; null when the register is not yours to see.",
  })
  async cellHistory(
    @Arg("classId", () => ID, { description: "The class." }) classId: string,
    @Arg("day", () => SchoolDayScalar, { description: "The day." }) day: SchoolDay,
    @Arg("session", () => SessionEnum, { description: "The session." }) session: Session,
    @Arg("learnerId", () => ID, { description: "The learner." }) learnerId: string,
    @Ctx() context: Context,
  ): Promise<CellHistoryType | null> {
    const viewer = requireViewer(context);
    const ref = { classId: readId<ClassId>(classId), day, session };
    return readCellHistory(context.em, viewer, ref, readId<LearnerId>(learnerId));
  }

  @FieldResolver(() => CellHistoryConnection, { description: "What was said, the latest first." })
  entries(
    @Root() { ref, stays, learner }: CellHistoryType,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<CellHistoryEntryType>> {
    return listCellHistory(context.em, requireViewer(context), { ref, stays, learnerId: learner.learnerId }, page);
  }
}
