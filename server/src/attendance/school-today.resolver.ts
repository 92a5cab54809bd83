import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root, Subscription } from "type-graphql";
import type { Context } from "../context.js";
import { ErrorCode, Refusal } from "../errors.js";
import { requirePolicy, requireViewer } from "../identity/require-viewer.js";
import { type SchoolDay, schoolDayAt } from "../values/school-day.js";
import { SchoolDayScalar } from "../values/school-day.scalar.js";
import { canSeeSchoolToday } from "./attendance.policy.js";
import { followSchoolToday } from "./follow-school-today.js";
import { readSchoolToday } from "./read-school-today.js";
import { readTrend } from "./read-trend.js";
import { ClassTodayType, DayTotalsType, SchoolTodayType } from "./school-today.type.js";

const TREND_DAYS = 30;
const MAX_DAYS = 200;

@Resolver(() => SchoolTodayType)
export class SchoolTodayResolver {
  @Query(() => SchoolTodayType, {
    description: "The registers of a day, class by class. For those who lead the school.",
  })
  schoolToday(
    @Arg("day", () => SchoolDayScalar, { nullable: true, description: "The day; today when it is not given." })
    day: SchoolDay | null,
    @Ctx() context: Context,
  ): Promise<SchoolTodayType> {
    const viewer = requirePolicy(canSeeSchoolToday, requireViewer(context));
    return readSchoolToday(context.em, viewer, day ?? schoolDayAt(context.clock.now()));
  }

  @Query(() => [DayTotalsType], {
    description: "The last school days up to today, oldest first. For those who lead the school.",
  })
  attendanceTrend(
    @Arg("days", () => Int, { defaultValue: TREND_DAYS, description: `How many at most, from 1 to ${MAX_DAYS}.` })
    days: number,
    @Ctx() context: Context,
  ): Promise<DayTotalsType[]> {
    const viewer = requirePolicy(canSeeSchoolToday, requireViewer(context));
    if (days < 1 || days > MAX_DAYS) throw new Refusal(ErrorCode.badInput, `Ask for 1 to ${MAX_DAYS} days.`);
    return readTrend(context.em, viewer.schoolId, schoolDayAt(context.clock.now()), days);
  }

  @FieldResolver(() => [DayTotalsType], {
    description: `The last ${TREND_DAYS} school days up to that day, oldest first.`,
  })
  trend(@Root() { day }: SchoolTodayType, @Ctx() context: Context): Promise<DayTotalsType[]> {
    return readTrend(context.em, requireViewer(context).schoolId, day, TREND_DAYS);
  }

  @Subscription(() => ClassTodayType, {
    description:
      "Tells a class's day whenever one of its registers changes. Subscribe first, ask for the whole day second, and drop what is not newer. For those who lead the school.",
    subscribe: ({ args, context }: { args: { day?: SchoolDay | null }; context: Context }) =>
      followSchoolToday(context, requirePolicy(canSeeSchoolToday, requireViewer(context)), args.day ?? null),
  })
  schoolTodayChanged(
    @Root() classToday: ClassTodayType,
    @Arg("day", () => SchoolDayScalar, {
      nullable: true,
      description: "The day; whatever day is today when it is not given.",
    })
    _day: SchoolDay | null,
  ): ClassTodayType {
    return classToday;
  }
}
