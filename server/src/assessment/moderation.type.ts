import { Field, Float, Int, ObjectType } from "type-graphql";
import { UserType } from "../identity/user.type.js";
import { addedBy, type DoneModeration, scaledFrom } from "./moderation.js";

@ObjectType("Moderation", { description: "The marks of a whole sheet, changed alike." })
export class ModerationType {
  @Field(() => UserType, { description: "Who did it." })
  by!: UserType;

  @Field(() => Date, { description: "When the server had it." })
  at!: Date;

  @Field(() => Float, {
    nullable: true,
    description: "How many marks were added to each, negative where they were taken off; null where they were scaled.",
  })
  added!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Out of how many the marks had been before they were scaled; null where some were added.",
  })
  scaledFrom!: number | null;

  @Field(() => Int, { description: "How many scores became others." })
  changed!: number;

  @Field(() => String, { description: "Why, in 3 to 200 letters." })
  reason!: string;
}

export const toModerationType = ({ how, changed, reason }: DoneModeration, by: UserType, at: Date): ModerationType => ({
  by,
  at,
  added: addedBy(how),
  scaledFrom: scaledFrom(how),
  changed,
  reason,
});
