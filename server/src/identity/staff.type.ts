import { Field, ID, ObjectType } from "type-graphql";
import { connectionOf } from "../platform/connection.js";
import type { Role } from "../values/role.js";
import { RoleEnum } from "./role.enum.js";

@ObjectType("Staff", { description: "A person who works at the school." })
export class StaffType {
  @Field(() => ID, { description: "The person's id, the same as `User.id`." })
  id!: string;

  @Field(() => String, { description: "The name as colleagues know it." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Mobile number as +254...; hidden from guardians." })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: "E-mail address; hidden from guardians." })
  email!: string | null;

  @Field(() => [RoleEnum], { description: "The person's roles in this school." })
  roles!: Role[];
}

@ObjectType({ description: "A page of the school's staff, by name." })
export class StaffConnection extends connectionOf(() => StaffType) {}

@ObjectType("NewStaff", { description: "Somebody who was added to the staff." })
export class NewStaffType {
  @Field(() => StaffType, { description: "The person." })
  staff!: StaffType;

  @Field(() => String, {
    nullable: true,
    description: "Shown this once, to be handed over in person; null when the person could sign in already.",
  })
  temporaryPassword!: string | null;
}
