import { Field, Int, ObjectType } from "type-graphql";
import type { Totals } from "./totals.js";

@ObjectType("Totals", { description: "How many learners a register says each thing of." })
export class TotalsType implements Totals {
  @Field(() => Int, { description: "Present." })
  present!: number;

  @Field(() => Int, { description: "Late." })
  late!: number;

  @Field(() => Int, { description: "Absent." })
  absent!: number;

  @Field(() => Int, { description: "Excused." })
  excused!: number;

  @Field(() => Int, { description: "On the register, but nobody has said." })
  notTaken!: number;

  @Field(() => Int, { description: "All of these together." })
  enrolled!: number;
}

export function toTotalsType({ present, late, absent, excused, notTaken }: Totals): TotalsType {
  const enrolled = present + late + absent + excused + notTaken;
  return { present, late, absent, excused, notTaken, enrolled };
}
