import { Field, ObjectType, registerEnumType } from "type-graphql";

const MpesaKindEnum = { PAYBILL: "paybill", TILL: "till" } as const;

registerEnumType(MpesaKindEnum, {
  name: "MpesaKind",
  description: "What kind of M-Pesa number a school is paid at.",
  valuesConfig: {
    PAYBILL: { description: "A paybill: the payer types an account number." },
    TILL: { description: "A till: the payer types no account number." },
  },
});

@ObjectType("SchoolMpesa", { description: "How a school is paid through M-Pesa." })
export class SchoolMpesaType {
  @Field(() => String, { description: "The paybill's or till's number." })
  number!: string;

  @Field(() => MpesaKindEnum, { description: "What kind of number it is." })
  kind!: "paybill" | "till";

  @Field(() => String, {
    nullable: true,
    description: "What account numbers begin with where several schools share the number.",
  })
  prefix!: string | null;

  @Field(() => Boolean, {
    description:
      "Whether a payment can be asked for on a phone; if not, payments are known from the bank's statements.",
  })
  canAsk!: boolean;

  @Field(() => Boolean, { description: "Whether it is for practice, so that no real money moves." })
  isPractice!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      "In practice, the page on which to act the payer, as reached from the server's own machine: from another, put the server's name in the place of `localhost`.",
  })
  simulatorUrl!: string | null;
}
