import { Arg, Args, Ctx, Field, ID, InputType, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { isStaff } from "../../identity/identity.policy.js";
import { requirePolicy, requireUser, requireViewer } from "../../identity/require-viewer.js";
import { type Connection, readIdCursor, toConnection } from "../../platform/connection.js";
import { PageArguments } from "../../platform/page-arguments.js";
import { readId } from "../../platform/read-id.js";
import { inTransaction } from "../../platform/transaction.js";
import { canManageSchool } from "../../schools/schools.policy.js";
import { parseGrade } from "../../values/grade.js";
import type { ScaleId } from "../../values/ids.js";
import { GradeScale } from "./grade-scale.entity.js";
import { readScales } from "./read-scales.js";
import { saveScale } from "./save-scale.js";
import { GradeScaleType, ScaleConnection, ScaleType, toScaleType } from "./scale.type.js";
import { setGradeScale } from "./set-grade-scale.js";
import { refuse as refuseOfSchool } from "../../schools/school-refusal.js";

@InputType({ description: "A grading scale to be added or changed." })
class ScaleInputType {
  @Field(() => ID, { nullable: true, description: "The scale to change; none adds one." })
  id?: string | null;

  @Field(() => String, { description: "What it is called, in at most 60 letters." })
  name!: string;

  @Field(() => String, { description: "The rule as JSON: bands, subjects' own bands, rounding, mean rule, totals." })
  rule!: string;

  @Field(() => Boolean, { defaultValue: false, description: "Whether it is no longer used for new work." })
  archived!: boolean;
}

@Resolver()
export class ScaleResolver {
  @Query(() => ScaleConnection, { description: "The school's grading scales as they are in force. For staff." })
  async gradingScales(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: Context,
  ): Promise<Connection<ScaleType>> {
    const { schoolId } = requirePolicy(isStaff, requireViewer(context));
    const scales = [...(await readScales(context.em, schoolId)).values()];
    const last = readIdCursor(page);
    const rows = scales.filter(({ id }) => id > last).slice(0, page.first + 1);
    return toConnection(rows, page, scales.length, toScaleType, ({ id }) => [id]);
  }

  @Query(() => [GradeScaleType], {
    description: "By which scale each grade is graded, at most one a grade. For staff.",
  })
  async gradeScales(@Ctx() context: Context): Promise<GradeScaleType[]> {
    const { schoolId } = requirePolicy(isStaff, requireViewer(context));
    return this.#read(context, schoolId);
  }

  @Mutation(() => ScaleType, {
    description: "Adds a grading scale, or gives one a new version. For those who lead the school.",
  })
  async saveScale(
    @Arg("input", () => ScaleInputType, { description: "The scale." }) input: ScaleInputType,
    @Ctx() context: Context,
  ): Promise<ScaleType> {
    const viewer = requirePolicy(canManageSchool, requireUser(context));
    const wanted = { ...input, id: input.id == null ? null : readId<ScaleId>(input.id) };
    const now = context.clock.now();
    const saved = await inTransaction(context.em, (tx) => saveScale(tx, viewer, now, wanted));
    context.relay.kick();
    return toScaleType(saved);
  }

  @Mutation(() => [GradeScaleType], {
    description: "Has a grade's new assessments graded by a scale. For those who lead the school.",
  })
  async setGradeScale(
    @Arg("grade", () => String, { description: "The grade's code: PP1, PP2, G1 to G12, F1 to F4." }) gradeText: string,
    @Arg("scaleId", () => ID, { description: "The scale." }) scaleId: string,
    @Ctx() context: Context,
  ): Promise<GradeScaleType[]> {
    const viewer = requirePolicy(canManageSchool, requireUser(context));
    const grade = parseGrade(gradeText);
    if (!grade) throw refuseOfSchool("GRADE");
    const wanted = { grade, scaleId: readId<ScaleId>(scaleId) };
    await inTransaction(context.em, (tx) => setGradeScale(tx, viewer, context.clock.now(), wanted));
    return this.#read(context, viewer.schoolId);
  }

  async #read({ em }: Context, schoolId: GradeScale["schoolId"]): Promise<GradeScaleType[]> {
    const rows = await em.find(GradeScale, { schoolId }, { orderBy: { id: "asc" }, disableIdentityMap: true });
    return rows.map(({ grade, scaleId }) => ({ grade, scaleId: String(scaleId) }));
  }
}
