import { Resolver, Root, Subscription } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser } from "../../identity/require-viewer.js";
import { seesRisk } from "../risk.policy.js";
import { followTopBand } from "./follow-top-band.js";
import { EnteredTopBandType } from "./top-band.type.js";

@Resolver()
export class LiveRiskResolver {
  @Subscription(() => EnteredTopBandType, {
    description:
      "Tells of each learner who is in the top band now and was not when they were scored last: of all to the head and deputies, of their own classes' to class teachers. It may be told twice: drop an `eventId` that is known. After a break, ask for the list.",
    subscribe: ({ context }: { context: Context }) =>
      followTopBand(context, requirePolicy(seesRisk, requireUser(context))),
  })
  enteredTopBand(@Root() entered: EnteredTopBandType): EnteredTopBandType {
    return entered;
  }
}
