import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.js";
import { personOf } from "../../identity/person-of.js";
import { UserType } from "../../identity/user.type.js";
import { LearnerType } from "../../schools/learner.type.js";
import { paidLearnerOf } from "../receipts/load-paid-learners.js";
import { JournalEntryType, JournalLineType } from "./journal-entry.type.js";

@Resolver(() => JournalEntryType)
export class JournalEntryResolver {
  @FieldResolver(() => UserType, { nullable: true, description: "Who made it; null when the machine itself did." })
  async by(@Root() { userId }: JournalEntryType, @Ctx() context: Context): Promise<UserType | null> {
    return userId === null ? null : ((await personOf(context, userId)) ?? null);
  }
}

@Resolver(() => JournalLineType)
export class JournalLineResolver {
  @FieldResolver(() => LearnerType, { nullable: true, description: "Whose, of what learners owe or paid ahead." })
  async learner(@Root() { learnerId }: JournalLineType, @Ctx() context: Context): Promise<LearnerType | null> {
    return learnerId === null ? null : ((await paidLearnerOf(context, learnerId)) ?? null);
  }
}
