import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { Context } from "../context.js";
import { ErrorCode, Refusal } from "../errors.js";
import { createBatchLoader } from "../platform/batch-loader.js";
import { LearnerType } from "../schools/learner.type.js";
import type { LearnerId } from "../values/ids.js";
import { type SchoolDay, schoolDayAt } from "../values/school-day.js";
import { SchoolDayScalar } from "../values/school-day.scalar.js";
import { LearnerAttendanceType, MarkType } from "./learner-attendance.type.js";
import { loadLearnerAttendance } from "./load-learner-attendance.js";
import { loadLearnerMarks } from "./load-learner-marks.js";

const MAX_MARKS = 200;

const attendanceOf = createBatchLoader(({ em, viewer }: Context, ids: readonly LearnerId[], days: string) => {
  const [from, to] = days.split(" ") as [SchoolDay, SchoolDay];
  return loadLearnerAttendance(em, viewer!.schoolId, ids, { from, to });
});
const marksOf = createBatchLoader(({ em, viewer }: Context, ids: readonly LearnerId[], last: number) =>
  loadLearnerMarks(em, viewer!.schoolId, ids, last),
);

@Resolver(() => LearnerType)
export class LearnerAttendanceResolver {
  @FieldResolver(() => LearnerAttendanceType, {
    description:
      "In how many sessions the learner was what, in whatever classes. Not for whoever only finds the learner, such as a bursar.",
  })
  async attendance(
    @Root() learner: LearnerType,
    @Arg("from", () => SchoolDayScalar, {
      nullable: true,
      description: "The first day; 1 January of the last day's year when it is not given.",
    })
    from: SchoolDay | null,
    @Arg("to", () => SchoolDayScalar, { nullable: true, description: "The last day; today when it is not given." })
    to: SchoolDay | null,
    @Ctx() context: Context,
  ): Promise<LearnerAttendanceType> {
    const last = to ?? schoolDayAt(context.clock.now());
    const first = from ?? `${last.slice(0, 4)}-01-01`;
    return (await attendanceOf(context, seen(learner), `${first} ${last}`))!;
  }

  @FieldResolver(() => [MarkType], {
    description: "What the learner's last registers say, newest first. Not for whoever only finds the learner.",
  })
  marks(
    @Root() learner: LearnerType,
    @Arg("last", () => Int, { defaultValue: 10, description: `How many at most, from 1 to ${MAX_MARKS}.` })
    last: number,
    @Ctx() context: Context,
  ): Promise<MarkType[]> {
    if (last < 1 || last > MAX_MARKS) {
      throw new Refusal(ErrorCode.badInput, `Ask for 1 to ${MAX_MARKS} marks.`);
    }
    return marksOf(context, seen(learner), last) as Promise<MarkType[]>;
  }
}

function seen({ learnerId, seesMarks }: LearnerType): LearnerId {
  if (seesMarks) return learnerId;
  throw new Refusal(ErrorCode.forbidden, "Your role does not show you a learner's attendance. Ask the head.");
}
