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

const attendanceOf = createBatchLoader(({ em, viewer }: Context, keys: readonly string[]) =>
  loadInGroups(keys, (ids, [from, to]) =>
    loadLearnerAttendance(em, viewer!.schoolId, ids, { from: from as SchoolDay, to: to as SchoolDay }),
  ),
);
const marksOf = createBatchLoader(({ em, viewer }: Context, keys: readonly string[]) =>
  loadInGroups(keys, (ids, [last]) => loadLearnerMarks(em, viewer!, ids, Number(last))),
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
    return (await attendanceOf(context, `${seen(learner)} ${first} ${last}`))!;
  }

  @FieldResolver(() => [MarkType], {
    description: "What the learner's last registers say, newest first. Not for whoever only finds the learner.",
  })
  async marks(
    @Root() learner: LearnerType,
    @Arg("last", () => Int, { defaultValue: 10, description: `How many at most, from 1 to ${MAX_MARKS}.` })
    last: number,
    @Ctx() context: Context,
  ): Promise<MarkType[]> {
    if (last < 1 || last > MAX_MARKS) {
      throw new Refusal(ErrorCode.badInput, `Ask for 1 to ${MAX_MARKS} marks.`);
    }
    return (await marksOf(context, `${seen(learner)} ${last}`)) ?? [];
  }
}

function seen({ learnerId, seesMarks }: LearnerType): LearnerId {
  if (seesMarks) return learnerId;
  throw new Refusal(ErrorCode.forbidden, "Your role does not show you a learner's attendance. Ask the head.");
}

/** Keys are `<learner> <argument> ...`: learners asked for with the same arguments are loaded together. */
async function loadInGroups<Value>(
  keys: readonly string[],
  load: (ids: readonly LearnerId[], args: readonly string[]) => Promise<ReadonlyMap<LearnerId, Value>>,
): Promise<Map<string, Value>> {
  const values = new Map<string, Value>();
  const split = keys.map((key) => ({
    id: Number(key.split(" ")[0]) as LearnerId,
    args: key.split(" ").slice(1).join(" "),
  }));
  for (const [args, group] of Map.groupBy(split, (key) => key.args)) {
    const ids = group.map(({ id }) => id);
    for (const [id, value] of await load(ids, args.split(" "))) values.set(`${id} ${args}`, value);
  }
  return values;
}
