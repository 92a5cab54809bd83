import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import type { UserViewer, Viewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import { readId } from "../../platform/read-id.js";
import { inTransaction } from "../../platform/transaction.js";
import type { LearnerId, RiskCaseId, UserId } from "../../values/ids.js";
import { type SchoolDay, schoolDayAt } from "../../values/school-day.js";
import { SchoolDayScalar } from "../../values/school-day.scalar.js";
import { mayOwnCases, seesRisk } from "../risk.policy.js";
import { RiskActionEnum } from "../rules/risk-action.enum.js";
import type { RiskAction } from "../rules/risk-action.js";
import { recordLook } from "../scores/record-look.js";
import { Looked } from "../scores/risk-look.type.js";
import { addContact } from "./add-contact.js";
import { changeCase } from "./change-case.js";
import { closeCase } from "./close-case.js";
import { openCase } from "./open-case.js";
import { readCases } from "./read-cases.js";
import { reopenCase } from "./reopen-case.js";
import type { CaseOutcome } from "./risk-case.entity.js";
import { CaseOutcomeEnum, ContactKindEnum } from "./risk-case.enum.js";
import { RiskCaseType } from "./risk-case.type.js";
import type { ContactKind } from "./risk-contact.entity.js";
import { tellCases } from "./tell-cases.js";

const CASE = { description: "The case." };
const KEY = {
  description:
    "A name of the asker's own, 1 to 36 letters, digits, `-` and `_`: asked for again, it is not done again.",
};
const NOTE = { nullable: true, description: "What came of it, in at most 500 letters." };

@InputType({ description: "Who sees to a learner, by when, and what is to be done." })
abstract class CaseInput {
  @Field(() => ID, { description: "Who sees to it: the head, a deputy or a teacher of the school." })
  ownerId!: string;

  @Field(() => SchoolDayScalar, { description: "By when: at most 120 days from today." })
  dueOn!: SchoolDay;

  @Field(() => RiskActionEnum, { description: "What is to be done." })
  action!: RiskAction;
}

@InputType({ description: "A learner who is to be followed up." })
class OpenRiskCaseInput extends CaseInput {
  @Field(() => ID, { description: "The learner." })
  learnerId!: string;

  @Field(() => String, KEY)
  key!: string;
}

@InputType({ description: "How a case goes on." })
class ChangeRiskCaseInput extends CaseInput {
  @Field(() => ID, CASE)
  caseId!: string;
}

@InputType({ description: "An attempt to reach a learner or their home." })
class RiskContactInput {
  @Field(() => ID, CASE)
  caseId!: string;

  @Field(() => ContactKindEnum, { description: "How." })
  kind!: ContactKind;

  @Field(() => SchoolDayScalar, { description: "The day: today or before." })
  day!: SchoolDay;

  @Field(() => Boolean, { description: "Whether somebody was met or answered." })
  reached!: boolean;

  @Field(() => String, NOTE)
  note?: string | null;

  @Field(() => String, KEY)
  key!: string;
}

@InputType({ description: "What a case came to." })
class CloseRiskCaseInput {
  @Field(() => ID, CASE)
  caseId!: string;

  @Field(() => CaseOutcomeEnum, { description: "How it ended." })
  outcome!: CaseOutcome;

  @Field(() => SchoolDayScalar, { description: "The day on which it was so: today or before." })
  day!: SchoolDay;

  @Field(() => String, NOTE)
  note?: string | null;
}

@Resolver()
export class FollowUpResolver {
  @Mutation(() => RiskCaseType, {
    description:
      "Begins to follow a learner up; a learner has one open case. For the head, deputies and the class teacher.",
  })
  openRiskCase(
    @Arg("input", () => OpenRiskCaseInput, { description: "The case." }) input: OpenRiskCaseInput,
    @Ctx() context: Context,
  ): Promise<RiskCaseType> {
    const learnerId = readId<LearnerId>(input.learnerId);
    const ownerId = readId<UserId>(input.ownerId);
    return followed(context, seesRisk, (tx, viewer, now) =>
      openCase(tx, viewer, now, { ...input, learnerId, ownerId }),
    );
  }

  @Mutation(() => RiskCaseType, {
    description:
      "Says who sees to an open case, by when, and what is to be done. For the head, deputies, the class teacher and whoever sees to it.",
  })
  changeRiskCase(
    @Arg("input", () => ChangeRiskCaseInput, { description: "The case." }) input: ChangeRiskCaseInput,
    @Ctx() context: Context,
  ): Promise<RiskCaseType> {
    const caseId = readId<RiskCaseId>(input.caseId);
    const ownerId = readId<UserId>(input.ownerId);
    return followed(context, mayOwnCases, async (tx, viewer, now) => {
      await changeCase(tx, viewer, now, { ...input, caseId, ownerId });
      return caseId;
    });
  }

  @Mutation(() => RiskCaseType, {
    description:
      "Writes down an attempt to reach a learner or their home, in an open case. For the head, deputies, the class teacher and whoever sees to it.",
  })
  addRiskContact(
    @Arg("input", () => RiskContactInput, { description: "The attempt." }) input: RiskContactInput,
    @Ctx() context: Context,
  ): Promise<RiskCaseType> {
    const caseId = readId<RiskCaseId>(input.caseId);
    const contact = { ...input, caseId, note: input.note ?? null };
    return followed(context, mayOwnCases, async (tx, viewer, now) => {
      await addContact(tx, viewer, now, contact);
      return caseId;
    });
  }

  @Mutation(() => RiskCaseType, {
    description:
      "Ends a case with what it came to. It changes no record of the learner: who left is withdrawn by those who lead the school. For the head, deputies, the class teacher and whoever sees to it.",
  })
  closeRiskCase(
    @Arg("input", () => CloseRiskCaseInput, { description: "What it came to." }) input: CloseRiskCaseInput,
    @Ctx() context: Context,
  ): Promise<RiskCaseType> {
    const caseId = readId<RiskCaseId>(input.caseId);
    const closed = { ...input, caseId, note: input.note ?? null };
    return followed(context, mayOwnCases, async (tx, viewer, now) => {
      await closeCase(tx, viewer, now, closed);
      return caseId;
    });
  }

  @Mutation(() => RiskCaseType, {
    description: "Goes on with a closed case. For the head, deputies and the class teacher.",
  })
  reopenRiskCase(@Arg("caseId", () => ID, CASE) id: string, @Ctx() context: Context): Promise<RiskCaseType> {
    const caseId = readId<RiskCaseId>(id);
    return followed(context, seesRisk, async (tx, viewer, now) => {
      await reopenCase(tx, viewer, now, caseId);
      return caseId;
    });
  }
}

/** Does something to a case; gives it as it stands then, even to who has just handed it over and sees it no longer. */
async function followed(
  context: Context,
  policy: (viewer: Viewer) => boolean,
  follow: (tx: Em, viewer: UserViewer, now: Date) => Promise<RiskCaseId>,
): Promise<RiskCaseType> {
  const viewer = requirePolicy(policy, requireUser(context));
  const now = context.clock.now();
  const caseId = await inTransaction(context.em, (tx) => follow(tx, viewer, now));
  const rows = await readCases(context.em, viewer.schoolId, [{ sql: "c.id = ?", values: [caseId] }]);
  const told = (await tellCases(context.em, viewer, rows, schoolDayAt(now)))[0]!;
  // It gives the risk with the case, even where nothing was to be done.
  await recordLook(context.em, viewer, now, {
    subject: `${Looked.learner}:${told.learner}`,
    detail: `case ${told.number}`,
  });
  return told;
}
