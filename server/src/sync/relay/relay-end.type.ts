import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { RelayCode } from "./relay-end.js";

const RelayCodeEnum = Object.fromEntries(Object.values(RelayCode).map((code) => [code, code]));

registerEnumType(RelayCodeEnum, {
  name: "RelayCode",
  description: "Why an envelope was sent back, without effect.",
  valuesConfig: {
    MALFORMED: { description: "It cannot be read." },
    NEWER_VERSION: { description: "Its form is newer than what this server knows." },
    TOO_LARGE: { description: "It holds more than may be sent at once." },
    OTHER_SCHOOL: { description: "It was made for another school than the carrier's." },
    UNKNOWN_DEVICE: { description: "The school knows no such device, or no key of it." },
    BAD_SIGNATURE: { description: "It was changed on the way, or is not from that device." },
    TOO_MUCH_HELD: { description: "1000 operations of its author wait for the head; its author's phone keeps it." },
  },
});

@ObjectType("RelayEnd", { description: "What became of an envelope. What it says is told to nobody but its author." })
export class RelayEndType {
  @Field(() => RelayCodeEnum, { nullable: true, description: "Why it had no effect; null when it was delivered." })
  code!: RelayCode | null;

  @Field(() => String, { nullable: true, description: "The same in a sentence, with what to do." })
  message!: string | null;

  @Field(() => Int, { description: "How many operations of it the school has, by this way or another." })
  taken!: number;

  @Field(() => Int, { description: "How many wait for the head to decide." })
  held!: number;

  @Field(() => Int, { description: "How many were not taken; their author is told why." })
  refused!: number;
}
