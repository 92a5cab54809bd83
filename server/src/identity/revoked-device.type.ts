import { Field, ID, ObjectType } from "type-graphql";

@ObjectType("RevokedDevice", { description: "A device that was shut out for good." })
export class RevokedDeviceType {
  @Field(() => ID, { description: "The device's id." })
  id!: string;

  @Field(() => String, {
    description: "Its SHA-256 is the `revocationMark` the device was given when it signed in: only the school has it.",
  })
  proof!: string;
}
