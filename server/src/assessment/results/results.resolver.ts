import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireViewer } from "../../identity/require-viewer.js";
import { type Connection, readIdCursor, toConnection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import { findTerm } from "../../schools/find-term.js";
import { loadLearners } from "../../schools/load-learners.js";
import { toTermType } from "../../schools/school.type.js";
import { readTaughtLearner } from "./read-taught-learner.js";
import type { ClassId, LearnerId, TermId } from "../../values/ids.js";
import { readsScores } from "../assessment.policy.js";
import type { AssessmentKind } from "../assessment-kind.js";
import { AssessmentKindEnum } from "../assessment-kind.enum.js";
import { readableClasses } from "./readable-classes.js";
import { readClassResults } from "./read-class-results.js";
import { readLearnerResults } from "./read-learner-results.js";
import {
  ClassResultsType,
  LearnerResultConnection,
  type LearnerResultType,
  TermResultType,
  toClassResultsType,
  toLearnerResultType,
} from "./results.type.js";
import { refuse } from "../assessment-refusal.js";

const MAX_TERMS = 12;

@Resolver(() => ClassResultsType)
export class ResultsResolver {
  @Query(() => ClassResultsType, {
    nullable: true,
    description:
      "A class's results in a term of its year; null when there is no such class, or when it is not yours to see. For those who lead the school and the class's teachers.",
  })
  async classResults(
    @Arg("classId", () => ID, { description: "The class." }) id: string,
    @Arg("termId", () => ID, { description: "The term." }) term: string,
    @Arg("kind", () => AssessmentKindEnum, { nullable: true, description: "Only from work of this kind." })
    kind: AssessmentKind | null,
    @Ctx() context: Context,
  ): Promise<ClassResultsType | null> {
    const viewer = requirePolicy(readsScores, requireViewer(context));
    const { em } = context;
    const classId = readId<ClassId>(id);
    const termId = readId<TermId>(term);
    const schoolClass = (await readableClasses(em, viewer)).get(classId);
    if (!schoolClass) return null;
    const dates = await findTerm(em, viewer.schoolId, termId);
    const results = (await readClassResults(em, viewer.schoolId, termId, [classId], kind ?? null)).get(classId);
    return results ? toClassResultsType(results, schoolClass, toTermType(dates)) : null;
  }

  @FieldResolver(() => LearnerResultConnection, { description: "Learner by learner, in the order of the class list." })
  async learners(
    @Root() { results: { learners } }: ClassResultsType,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<LearnerResultType>> {
    const after = readIdCursor(page);
    const rows = learners.filter(({ position }) => position > after);
    const found = await loadLearners(
      context.em,
      requireViewer(context),
      rows.map(({ learnerId }) => learnerId),
    );
    // Who has gone from a teacher's class since is not theirs to find.
    const seen = rows.filter(({ learnerId }) => found.has(learnerId));
    return toConnection(
      seen.slice(0, page.first + 1),
      page,
      learners.length,
      (row) => toLearnerResultType(row, found.get(row.learnerId)!),
      ({ position }) => [position],
    );
  }

  @Query(() => [TermResultType], {
    nullable: true,
    description:
      "A learner's results, the newest term first; null when the learner is not yours to see. For those who lead the school and the teachers of the learner's class; guardians have the published report cards.",
  })
  async learnerResults(
    @Arg("learnerId", () => ID, { description: "The learner." }) id: string,
    @Arg("last", () => Int, { defaultValue: 6, description: `How many terms at most, from 1 to ${MAX_TERMS}.` })
    last: number,
    @Ctx() context: Context,
  ): Promise<TermResultType[] | null> {
    const viewer = requirePolicy(readsScores, requireViewer(context));
    if (last < 1 || last > MAX_TERMS) throw refuse("TERMS_ASKED", { most: MAX_TERMS });
    const learnerId = readId<LearnerId>(id);
    const learner = await readTaughtLearner(context.em, viewer, learnerId);
    if (!learner) return null;
    const found = await readLearnerResults(context.em, viewer.schoolId, learnerId, last);
    return found.map(({ term, class: schoolClass, scale, result }) => ({
      term: toTermType(term),
      class: schoolClass,
      scale: scale.name,
      result: toLearnerResultType(result, learner),
    }));
  }
}
