import { Field, Int, ObjectType } from "type-graphql";
import { UserType } from "../../identity/user.type.js";
import { connectionOf } from "../../platform/connection.js";
import { ClassType } from "../../schools/class.type.js";
import { LearnerType } from "../../schools/learner.type.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import type { Session } from "../../values/session.js";
import { SaidMarkType } from "../said-mark.type.js";
import { SessionEnum } from "../session.enum.js";

@ObjectType("Saying", { description: "What somebody said of a learner, who and when." })
export class SayingType {
  @Field(() => SaidMarkType, { description: "What." })
  mark!: SaidMarkType;

  @Field(() => UserType, { description: "Who." })
  by!: UserType;

  @Field(() => Date, { description: "When it was written, by the device's clock set right." })
  writtenAt!: Date;
}

@ObjectType("ContestedMark", {
  description: "A learner of whom two people said different things without knowing of each other. Both are kept.",
})
export class ContestedMarkType {
  @Field(() => LearnerType, { description: "The learner." })
  learner!: LearnerType;

  @Field(() => Int, { description: "The learner's number on the roster, by which an operation speaks of them." })
  position!: number;

  @Field(() => SayingType, { description: "What stands, as it came later." })
  stands!: SayingType;

  @Field(() => SayingType, { description: "What stands beside it." })
  other!: SayingType;
}

@ObjectType("ContestedRegister", { description: "A register with contested marks." })
export class ContestedRegisterType {
  @Field(() => ClassType, { description: "The class." })
  class!: ClassType;

  @Field(() => SchoolDayScalar, { description: "The day." })
  day!: SchoolDay;

  @Field(() => SessionEnum, { description: "The session." })
  session!: Session;

  @Field(() => Int, {
    description: "The sequence of the class's term this answer knows: what a correction that settles it has `seen`.",
  })
  seen!: number;

  @Field(() => [ContestedMarkType], { description: "The contested marks, in the order of the roster." })
  marks!: ContestedMarkType[];
}

@ObjectType({ description: "A page of registers with contested marks, the latest day first." })
export class ContestedRegisterConnection extends connectionOf(() => ContestedRegisterType) {}
