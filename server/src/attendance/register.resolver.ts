import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../context.js";
import { requireViewer } from "../identity/require-viewer.js";
import { readId } from "../platform/read-id.js";
import { SchoolType } from "../schools/school.type.js";
import type { ClassId } from "../values/ids.js";
import type { SchoolDay } from "../values/school-day.js";
import { SchoolDayScalar } from "../values/school-day.scalar.js";
import type { Session } from "../values/session.js";
import { AttendanceReasonType, toReasonType } from "./attendance-reason.type.js";
import { readReasons } from "./read-reasons.js";
import { readRegister } from "./read-register.js";
import { RegisterType } from "./register.type.js";
import { SessionEnum } from "./session.enum.js";

@Resolver()
export class RegisterResolver {
  @Query(() => RegisterType, {
    nullable: true,
    description:
      "A class's register of one session; null while nobody has said anything, or when it is not yours to see.",
  })
  async register(
    @Arg("classId", () => ID, { description: "The class." }) classId: string,
    @Arg("day", () => SchoolDayScalar, { description: "The day." }) day: SchoolDay,
    @Arg("session", () => SessionEnum, { description: "The session." }) session: Session,
    @Ctx() context: Context,
  ): Promise<RegisterType | null> {
    const viewer = requireViewer(context);
    return readRegister(context.em, viewer, { classId: readId<ClassId>(classId), day, session });
  }
}

@Resolver(() => SchoolType)
export class SchoolReasonsResolver {
  @FieldResolver(() => [AttendanceReasonType], {
    description: "The reasons to choose from when a learner is absent, late or excused, in the school's order.",
  })
  async reasons(@Root() { schoolId }: SchoolType, @Ctx() { em }: Context): Promise<AttendanceReasonType[]> {
    const { byNumber } = await readReasons(em, schoolId);
    return [...byNumber.values()].filter(({ isRetired }) => !isRetired).map(toReasonType);
  }
}
