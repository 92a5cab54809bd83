import { Field, ID, ObjectType } from "type-graphql";
import type { User } from "./user.entity.js";

@ObjectType("User", { simpleResolvers: true, description: "A person who can sign in." })
export class UserType {
  @Field(() => ID, { description: "The person's id." })
  id!: string;

  @Field(() => String, { description: "The name as colleagues know it." })
  name!: string;

  /** Given by `UserResolver`, to those who may see it. */
  phone!: string | null;

  /** Given by `UserResolver`, to those who may see it. */
  email!: string | null;

  @Field(() => String, { description: "The language the person reads: `en` or `sw`." })
  locale!: string;
}

export const toUserType = ({ id, name, phone, email, locale }: Pick<User, keyof UserType>): UserType => ({
  id: String(id),
  name,
  phone: phone ?? null,
  email: email ?? null,
  locale,
});
