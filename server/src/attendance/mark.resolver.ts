import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../context.js";
import { createBatchLoader } from "../platform/batch-loader.js";
import { AttendanceReasonType } from "./attendance-reason.type.js";
import { MarkType } from "./learner-attendance.type.js";
import { readReasonsFor } from "./read-reasons-for.js";

/** An interface and not the class, into which each mark would be copied. */
type Marked = Pick<MarkType, "classId" | "reasonNumber">;

/** The reasons are read once for all marks of an answer, and only when it asks for them. */
const reasonOf = createBatchLoader(async ({ em, viewer }: Context, marks: readonly Marked[]) => {
  const shown = await readReasonsFor(em, viewer!);
  return new Map(marks.map((mark) => [mark, shown(mark.classId, mark.reasonNumber)]));
});

@Resolver(() => MarkType)
export class MarkResolver {
  @FieldResolver(() => AttendanceReasonType, {
    nullable: true,
    description: "Why; null when no reason was given or it is not yours to see.",
  })
  reason(@Root() mark: Marked, @Ctx() context: Context): Promise<AttendanceReasonType | null> | null {
    return mark.reasonNumber === null ? null : reasonOf(context, mark).then((reason) => reason ?? null);
  }
}
