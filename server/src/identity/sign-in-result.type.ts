import { Field, ID, ObjectType } from "type-graphql";
import { ViewerType } from "./viewer.type.js";

@ObjectType("SignInResult", { description: "A sign-in that stands." })
export class SignInResultType {
  @Field(() => String, { description: "Send it as `authorization: Bearer ...` until it expires." })
  accessToken!: string;

  @Field(() => Date, { description: "When the access token expires; `refresh` gives the next." })
  expiresAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: "Good for one `refresh`. Only for those who asked for it; browsers get it as a cookie.",
  })
  refreshToken!: string | null;

  @Field(() => ID, {
    description: "The device this sign-in belongs to; name it in `refresh` and in the next `signIn`.",
  })
  deviceId!: string;

  @Field(() => ViewerType, { description: "Who signed in." })
  viewer!: ViewerType;
}
