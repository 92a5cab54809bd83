import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";
import { LearnerType } from "../../schools/learner.type.js";
import { CentsScalar } from "../../values/cents.scalar.js";
import type { Cents } from "../../values/money.js";
import type { SchoolDay } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { DebtAgesType } from "./fee-balance.type.js";
import { DebtAge } from "./read-arrears.js";
import { ArrearsOrder } from "./sort-arrears.js";

export const DebtAgeEnum = {
  NOT_DUE: DebtAge.notDue,
  DAYS_30: DebtAge.days30,
  DAYS_60: DebtAge.days60,
  DAYS_90: DebtAge.days90,
  OLDER: DebtAge.older,
} as const;

registerEnumType(DebtAgeEnum, {
  name: "DebtAge",
  description: "How many days ago a debt was due.",
  valuesConfig: {
    NOT_DUE: { description: "It is due today or later." },
    DAYS_30: { description: "1 to 30 days ago." },
    DAYS_60: { description: "31 to 60 days ago." },
    DAYS_90: { description: "61 to 90 days ago." },
    OLDER: { description: "More than 90 days ago." },
  },
});

export const ArrearsOrderEnum = {
  MOST_OVERDUE: ArrearsOrder.mostOverdue,
  MOST_OWED: ArrearsOrder.mostOwed,
  OLDEST: ArrearsOrder.oldest,
  NAME: ArrearsOrder.name,
} as const;

registerEnumType(ArrearsOrderEnum, {
  name: "ArrearsOrder",
  description: "In which order those in arrears are told.",
  valuesConfig: {
    MOST_OVERDUE: { description: "Of whose debt most is late first." },
    MOST_OWED: { description: "Who owes most first, due or not." },
    OLDEST: { description: "Who has owed something longest first." },
    NAME: { description: "By name." },
  },
});

@ObjectType("Arrears", { simpleResolvers: true, description: "What one learner owes." })
class ArrearsType {
  @Field(() => LearnerType, { description: "Who." })
  learner!: LearnerType;

  @Field(() => CentsScalar, { description: "What is owed, due or not." })
  owed!: Cents;

  @Field(() => CentsScalar, { description: "What of it is late." })
  overdue!: Cents;

  @Field(() => DebtAgesType, { description: "What is owed, by how late it is." })
  ages!: DebtAgesType;

  @Field(() => SchoolDayScalar, { description: "The day on which the oldest debt was, or will be, due." })
  oldestDay!: SchoolDay;

  @Field(() => Boolean, { description: "Whether an instalment plan holds, by which what it covers falls due." })
  hasPlan!: boolean;
}

@ObjectType("ArrearsPage", {
  simpleResolvers: true,
  description: "A page of those in arrears, and what all of them owe.",
})
export class ArrearsPageType extends connectionOf(() => ArrearsType) {
  @Field(() => CentsScalar, { description: "What everybody on all pages owes, due or not." })
  owed!: Cents;

  @Field(() => CentsScalar, { description: "What of it is late." })
  overdue!: Cents;

  @Field(() => DebtAgesType, { description: "What they owe, by how late it is." })
  ages!: DebtAgesType;

  @Field(() => Int, { description: "How many of them have an instalment plan." })
  planCount!: number;
}
