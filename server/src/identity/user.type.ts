import { Field, ID, ObjectType } from "type-graphql";
import type { User } from "./user.entity.js";

@ObjectType("User", { description: "A person who can sign in." })
export class UserType {
  @Field(() => ID, { description: "The person's id." })
  id!: string;

  @Field(() => String, { description: "The name as colleagues know it." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Mobile number as +254...; shown to the person and to staff." })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: "E-mail address; shown to the person and to staff." })
  email!: string | null;

  @Field(() => String, { description: "The language the person reads: `en` or `sw`." })
  locale!: string;
}

export const toUserType = ({ id, name, phone, email, locale }: User): UserType => ({
  id: String(id),
  name,
  phone: phone ?? null,
  email: email ?? null,
  locale,
});
