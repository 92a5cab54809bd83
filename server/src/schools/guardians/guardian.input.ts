import { Field, InputType } from "type-graphql";
import type { ContactRule, Custody } from "../../values/contact-rule.js";
import { ContactRuleEnum, CustodyEnum } from "./guardian-rules.enum.js";

@InputType({ description: "A guardian of one learner. What is left out is unknown, or as usual." })
export class GuardianInput {
  @Field(() => String, { description: "The name." })
  name!: string;

  @Field(() => String, { nullable: true, description: "A Kenyan mobile number in any form, to sign in with too." })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: "Another number, to be called." })
  secondPhone?: string | null;

  @Field(() => String, { nullable: true, description: "What they are to the learner, in the school's own words." })
  relation?: string | null;

  @Field(() => ContactRuleEnum, { nullable: true, description: "When they may be called or written to." })
  contact?: ContactRule | null;

  @Field(() => CustodyEnum, { nullable: true, description: "Their right to have the learner with them." })
  custody?: Custody | null;

  @Field(() => Boolean, { nullable: true, description: "Whether they may see attendance, fees and results." })
  seesRecords?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the learner lives with them." })
  livesWith?: boolean | null;
}
