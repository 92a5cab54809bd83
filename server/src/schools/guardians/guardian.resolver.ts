import { Arg, Ctx, ID, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import type { UserViewer } from "../../identity/viewer.js";
import { readId } from "../../platform/read-id.js";
import { inTransaction } from "../../platform/transaction.js";
import type { Em } from "../../platform/orm.js";
import type { GuardianId, LearnerId } from "../../values/ids.js";
import { LearnerType } from "../learner.type.js";
import { loadLearners } from "../load-learners.js";
import { canManageSchool } from "../schools.policy.js";
import { addGuardian } from "./add-guardian.js";
import { GuardianInput } from "./guardian.input.js";
import { orderGuardians } from "./order-guardians.js";
import { removeGuardian } from "./remove-guardian.js";
import { updateGuardian } from "./update-guardian.js";

const LEARNER = { description: "The learner." };
const GUARDIAN = { description: "The guardian." };

@Resolver()
export class GuardianResolver {
  @Mutation(() => LearnerType, {
    description:
      "Gives a learner one more guardian; whoever has the phone already becomes theirs too, if the name is theirs. For those who lead the school.",
  })
  addGuardian(
    @Arg("learnerId", () => ID, LEARNER) id: string,
    @Arg("guardian", () => GuardianInput, { description: "Who." }) guardian: GuardianInput,
    @Ctx() context: Context,
  ): Promise<LearnerType> {
    const learnerId = readId<LearnerId>(id);
    return changed(context, learnerId, (tx, viewer, now) => addGuardian(tx, viewer, now, learnerId, guardian));
  }

  @Mutation(() => LearnerType, {
    description:
      "Writes a guardian down anew: name and phones for all their children, the rules for this learner. Who had another phone before sees nothing from then on. For those who lead the school.",
  })
  updateGuardian(
    @Arg("learnerId", () => ID, LEARNER) id: string,
    @Arg("guardianId", () => ID, GUARDIAN) guardian: string,
    @Arg("guardian", () => GuardianInput, { description: "All of what is to be known." }) written: GuardianInput,
    @Ctx() context: Context,
  ): Promise<LearnerType> {
    const learnerId = readId<LearnerId>(id);
    const input = { learnerId, guardianId: readId<GuardianId>(guardian), ...written };
    return changed(context, learnerId, (tx, viewer, now) => updateGuardian(tx, viewer, now, input));
  }

  @Mutation(() => LearnerType, { description: "Takes a guardian off a learner. For those who lead the school." })
  removeGuardian(
    @Arg("learnerId", () => ID, LEARNER) id: string,
    @Arg("guardianId", () => ID, GUARDIAN) guardian: string,
    @Ctx() context: Context,
  ): Promise<LearnerType> {
    const learnerId = readId<LearnerId>(id);
    const input = { learnerId, guardianId: readId<GuardianId>(guardian) };
    return changed(context, learnerId, (tx, viewer, now) => removeGuardian(tx, viewer, now, input));
  }

  @Mutation(() => LearnerType, {
    description: "Says in which order a learner's guardians are called. For those who lead the school.",
  })
  orderGuardians(
    @Arg("learnerId", () => ID, LEARNER) id: string,
    @Arg("guardianIds", () => [ID], { description: "Each of them once, who is called first at the head." })
    guardians: string[],
    @Ctx() context: Context,
  ): Promise<LearnerType> {
    const learnerId = readId<LearnerId>(id);
    const input = { learnerId, guardianIds: guardians.map(readId<GuardianId>) };
    return changed(context, learnerId, (tx, viewer, now) => orderGuardians(tx, viewer, now, input));
  }
}

async function changed(
  context: Context,
  learnerId: LearnerId,
  change: (tx: Em, viewer: UserViewer, now: Date) => Promise<void>,
): Promise<LearnerType> {
  const viewer = requirePolicy(canManageSchool, requireUser(context));
  await inTransaction(context.em, (tx) => change(tx, viewer, context.clock.now()));
  context.relay.kick();
  return (await loadLearners(context.em, viewer, [learnerId])).get(learnerId)!;
}
