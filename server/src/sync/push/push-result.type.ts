import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Outcome } from "../operation.entity.js";
import { PullPageType } from "../pull/pull-page.type.js";

const OutcomeEnum = {
  APPLIED: Outcome.applied,
  AGREED: Outcome.agreed,
  CONTESTED: Outcome.contested,
  HELD: Outcome.held,
  REJECTED: Outcome.rejected,
  BLOCKED: Outcome.blocked,
} as const;

registerEnumType(OutcomeEnum, {
  name: "Outcome",
  description: "What became of an operation.",
  valuesConfig: {
    APPLIED: { description: "It stands, at least in part." },
    AGREED: { description: "All it says stood already." },
    CONTESTED: { description: "It stands, and beside it what somebody else said who could not know of it." },
    HELD: { description: "It waits for the head: the class was taken from its author before it arrived." },
    REJECTED: { description: "It has no effect; `code` and `message` say why." },
    BLOCKED: { description: "It has no effect as long as an earlier one on the same cell was not taken." },
  },
});

@ObjectType("Verdict", {
  simpleResolvers: true,
  description: "What became of one operation; sending it again gives the same verdict.",
})
export class VerdictType {
  @Field(() => Int, { description: "The operation's number on its device; 0 when it could not be read." })
  counter!: number;

  @Field(() => OutcomeEnum, { description: "What became of it." })
  outcome!: Outcome;

  @Field(() => String, {
    nullable: true,
    description:
      "Why it had no effect: UNKNOWN_KIND, MALFORMED, NOT_YOUR_CLASS, ACCESS_ENDED, NO_SUCH_CLASS, NOT_A_SCHOOL_DAY, DAY_IN_FUTURE, TERM_CLOSED, UNKNOWN_LEARNER, UNKNOWN_ROSTER, UNKNOWN_REASON, NO_SUCH_ASSESSMENT, IMPOSSIBLE_SCORE, SHEET_SUBMITTED, SHEET_REOPENED, REOPEN_NOT_ALLOWED, NOT_YOUR_SUBJECT, TOO_MANY_PROPOSALS, TOO_MUCH_HELD, DECLINED, BLOCKED_BY, COUNTER_REUSED or SERVER_FAULT.",
  })
  code!: string | null;

  @Field(() => String, { nullable: true, description: "The same in a sentence, with what to do." })
  message!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The cells that are contested, each with its rival after `!`, or held; as in an operation.",
  })
  cells!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "The sequence in the class's term at which its effect is to be seen.",
  })
  seq!: number | null;
}

@ObjectType("PushResult", { simpleResolvers: true, description: "The answer to a batch of operations." })
export class PushResultType {
  @Field(() => [VerdictType], { description: "One verdict for each operation, in the order sent." })
  verdicts!: readonly VerdictType[];

  @Field(() => PullPageType, { nullable: true, description: "What else is new, when `pull` was asked for." })
  page!: PullPageType | null;

  @Field(() => Boolean, {
    description: "The device's numbers stand for other operations already: it has to count on from elsewhere.",
  })
  freshDevice!: boolean;
}
