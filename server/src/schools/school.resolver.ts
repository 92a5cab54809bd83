import { Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../context.js";
import { requireViewer } from "../identity/require-viewer.js";
import { SchoolMembershipType, ViewerType } from "../identity/viewer.type.js";
import { createBatchLoader } from "../platform/batch-loader.js";
import type { SchoolId } from "../values/ids.js";
import { schoolDayAt } from "../values/school-day.js";
import { readCalendar } from "./school-calendar.js";
import { School } from "./school.entity.js";
import { ClosureType, SchoolType, TermType, toClosureType, toSchoolType, toTermType } from "./school.type.js";
import { termOfDay } from "./term-of-day.js";

const schoolOf = createBatchLoader(async ({ em }: Context, ids: readonly SchoolId[]) => {
  const schools = await em.find(School, { id: { $in: [...ids] } }, { disableIdentityMap: true });
  return new Map(schools.map((school) => [school.id, toSchoolType(school)]));
});

// A person's other schools too: their calendar is no secret to a member.
const calendarOf = createBatchLoader(async ({ orm }: Context, ids: readonly SchoolId[]) => {
  const calendars = ids.map(async (schoolId) => {
    const em = orm.em.fork() as Context["em"];
    em.setFilterParams("school", { schoolId });
    return [schoolId, await readCalendar(em, schoolId)] as const;
  });
  return new Map(await Promise.all(calendars));
});

async function readSchool(context: Context, schoolId: SchoolId): Promise<SchoolType> {
  const school = await schoolOf(context, schoolId);
  if (!school) throw new Error(`school ${schoolId} went missing`);
  return school;
}

@Resolver(() => SchoolType)
export class SchoolResolver {
  @Query(() => SchoolType, { description: "The school the viewer stands in." })
  school(@Ctx() context: Context): Promise<SchoolType> {
    return readSchool(context, requireViewer(context).schoolId);
  }

  @FieldResolver(() => [TermType], { description: "Every term, in order." })
  async terms(@Root() { schoolId }: SchoolType, @Ctx() context: Context): Promise<TermType[]> {
    return (await calendarOf(context, schoolId))!.terms.map(toTermType);
  }

  @FieldResolver(() => TermType, {
    nullable: true,
    description: "The term of today; between terms the last that ended, before the first the next. Null without terms.",
  })
  async currentTerm(@Root() { schoolId }: SchoolType, @Ctx() context: Context): Promise<TermType | null> {
    const { terms } = (await calendarOf(context, schoolId))!;
    const term = termOfDay(terms, schoolDayAt(context.clock.now()));
    return term && toTermType(term);
  }

  @FieldResolver(() => [ClosureType], { description: "Every closure, in order." })
  async closures(@Root() { schoolId }: SchoolType, @Ctx() context: Context): Promise<ClosureType[]> {
    return (await calendarOf(context, schoolId))!.closures.map(toClosureType);
  }
}

@Resolver(() => ViewerType)
export class ViewerSchoolResolver {
  @FieldResolver(() => SchoolType, { description: "The school the viewer is signed in to." })
  school(@Root() { schoolId }: ViewerType, @Ctx() context: Context): Promise<SchoolType> {
    return readSchool(context, schoolId);
  }
}

@Resolver(() => SchoolMembershipType)
export class MembershipSchoolResolver {
  @FieldResolver(() => SchoolType, { description: "The school." })
  school(@Root() { schoolId }: SchoolMembershipType, @Ctx() context: Context): Promise<SchoolType> {
    return readSchool(context, schoolId);
  }
}
