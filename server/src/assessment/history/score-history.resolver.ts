import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.js";
import { requireViewer } from "../../identity/require-viewer.js";
import type { Connection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import type { AssessmentId, LearnerId } from "../../values/ids.js";
import { listScoreHistory } from "./list-score-history.js";
import { readScoreHistory } from "./read-score-history.js";
import { ScoreHistoryConnection, type ScoreHistoryEntryType, ScoreHistoryType } from "./score-history.type.js";

@Resolver(() => ScoreHistoryType)
export class ScoreHistoryResolver {
  @Query(() => ScoreHistoryType, {
    nullable: true,
    description: "Every score a learner was ever given in an assessment; null when the sheet is not yours to see.",
  })
  async scoreHistory(
    @Arg("assessmentId", () => ID, { description: "The assessment." }) assessmentId: string,
    @Arg("learnerId", () => ID, { description: "The learner." }) learnerId: string,
    @Ctx() context: Context,
  ): Promise<ScoreHistoryType | null> {
    const viewer = requireViewer(context);
    return readScoreHistory(context.em, viewer, readId<AssessmentId>(assessmentId), readId<LearnerId>(learnerId));
  }

  @FieldResolver(() => ScoreHistoryConnection, { description: "What was given, the latest first." })
  entries(
    @Root() history: ScoreHistoryType,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<ScoreHistoryEntryType>> {
    return listScoreHistory(context.em, requireViewer(context).schoolId, history, page);
  }
}
