import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import { readId } from "../../platform/read-id.js";
import { inTransaction } from "../../platform/transaction.js";
import type { ClassId, LearnerId, ReportRunId, SubjectId, TermId } from "../../values/ids.js";
import { seesDrafts } from "../reports.policy.js";
import { fillRemarks } from "./fill-remarks.js";
import { readRemarkRights } from "./read-remark-rights.js";
import { RemarkKindEnum } from "./remark-kind.enum.js";
import type { RemarkKind } from "./remark-kind.js";
import { RemarkRightsType, toRemarkRightsType } from "./remark-rights.type.js";
import { MOST_REMARKS, saveRemarks } from "./save-remarks.js";

@InputType({ description: "What somebody says of a learner on a report card." })
class RemarkInput {
  @Field(() => ID, { description: "The learner." })
  learnerId!: string;

  @Field(() => RemarkKindEnum, { description: "Whose remark it is." })
  kind!: RemarkKind;

  @Field(() => ID, { nullable: true, description: "The subject, of a subject teacher's remark." })
  subjectId?: string | null;

  @Field(() => String, { description: "What it says; empty takes the remark away." })
  text!: string;
}

@Resolver()
export class RemarksResolver {
  @Query(() => RemarkRightsType, {
    nullable: true,
    description:
      "Which remarks you may write on the drafts of a class: the class teacher theirs and those on subjects, subject teachers those on their own, the head and the deputy every one. Null when there are no drafts, or when they are not yours to see.",
  })
  async remarkRights(
    @Arg("runId", () => ID, { description: "The run of the drafts." }) run: string,
    @Arg("classId", () => ID, { description: "The class." }) schoolClass: string,
    @Ctx() context: Context,
  ): Promise<RemarkRightsType | null> {
    const viewer = requirePolicy(seesDrafts, requireUser(context));
    const drafts = { runId: readId<ReportRunId>(run), classId: readId<ClassId>(schoolClass) };
    const rights = await readRemarkRights(context.em, viewer, drafts);
    return rights && toRemarkRightsType(rights);
  }

  @Mutation(() => Boolean, {
    description: `Writes remarks for the report cards of a term, on drafts that are there too; at most ${MOST_REMARKS}. For the class teacher, who may write those on subjects too, subject teachers on their subject, the head and the deputy every one.`,
  })
  async saveRemarks(
    @Arg("termId", () => ID, { description: "The term." }) term: string,
    @Arg("remarks", () => [RemarkInput], { description: "The remarks." }) remarks: RemarkInput[],
    @Ctx() context: Context,
  ): Promise<boolean> {
    const viewer = requirePolicy(seesDrafts, requireUser(context));
    const wanted = remarks.slice(0, MOST_REMARKS + 1).map(({ learnerId, kind, subjectId, text }) => ({
      learnerId: readId<LearnerId>(learnerId),
      subjectId: subjectId == null ? null : readId<SubjectId>(subjectId),
      kind,
      text,
    }));
    const termId = readId<TermId>(term);
    await inTransaction(context.em, (tx) => saveRemarks(tx, viewer, context.clock.now(), termId, wanted));
    return true;
  }

  @Mutation(() => Int, {
    description:
      "Writes the remarks that are missing on the drafts of a class, from the comment bank by how each learner did; tells how many. For those who may write them.",
  })
  fillRemarks(
    @Arg("runId", () => ID, { description: "The run of the drafts." }) run: string,
    @Arg("classId", () => ID, { description: "The class." }) schoolClass: string,
    @Arg("kind", () => RemarkKindEnum, { description: "Whose remarks." }) kind: RemarkKind,
    @Arg("subjectId", () => ID, { nullable: true, description: "Of subjects' remarks, those on this one only." })
    subject: string | null,
    @Ctx() context: Context,
  ): Promise<number> {
    const viewer = requirePolicy(seesDrafts, requireUser(context));
    const drafts = { runId: readId<ReportRunId>(run), classId: readId<ClassId>(schoolClass) };
    const only = subject == null ? null : readId<SubjectId>(subject);
    return inTransaction(context.em, (tx) => fillRemarks(tx, viewer, context.clock.now(), drafts, kind, only));
  }
}
