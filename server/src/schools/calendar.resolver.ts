import { Arg, Ctx, ID, Int, Mutation, Resolver } from "type-graphql";
import type { Context } from "../context.js";
import { requirePolicy, requireUser } from "../identity/require-viewer.js";
import { readId } from "../platform/read-id.js";
import { inTransaction } from "../platform/transaction.js";
import type { TermId } from "../values/ids.js";
import type { SchoolDay } from "../values/school-day.js";
import { SchoolDayScalar } from "../values/school-day.scalar.js";
import { removeClosure } from "./remove-closure.js";
import { saveClosure } from "./save-closure.js";
import { saveTerm } from "./save-term.js";
import { ClosureType, TermType, toClosureType, toTermType } from "./school.type.js";
import { canManageSchool } from "./schools.policy.js";

@Resolver()
export class CalendarResolver {
  @Mutation(() => TermType, { description: "Adds a term, or changes one. For those who lead the school." })
  async saveTerm(
    @Arg("id", () => ID, { nullable: true, description: "The term to change; without it one is added." }) id:
      | string
      | null,
    @Arg("year", () => Int, { description: "The school year." }) year: number,
    @Arg("number", () => Int, { description: "Its number in the year, from 1." }) number: number,
    @Arg("starts", () => SchoolDayScalar, { description: "The first day." }) starts: SchoolDay,
    @Arg("ends", () => SchoolDayScalar, { description: "The last day." }) ends: SchoolDay,
    @Ctx() context: Context,
  ): Promise<TermType> {
    const viewer = requirePolicy(canManageSchool, requireUser(context));
    const input = { id: id == null ? null : readId<TermId>(id), year, number, starts, ends };
    const term = await inTransaction(context.em, (tx) => saveTerm(tx, viewer, context.clock.now(), input));
    context.relay.kick();
    return toTermType(term);
  }

  @Mutation(() => ClosureType, {
    description:
      "Closes the school for some days within one term, or changes a closure. For those who lead the school.",
  })
  async saveClosure(
    @Arg("id", () => ID, { nullable: true, description: "The closure to change; without it one is added." }) id:
      | string
      | null,
    @Arg("name", () => String, { description: "Why the school is closed." }) name: string,
    @Arg("starts", () => SchoolDayScalar, { description: "The first day." }) starts: SchoolDay,
    @Arg("ends", () => SchoolDayScalar, { description: "The last day." }) ends: SchoolDay,
    @Ctx() context: Context,
  ): Promise<ClosureType> {
    const viewer = requirePolicy(canManageSchool, requireUser(context));
    const input = { id: id == null ? null : readId<number>(id), name, starts, ends };
    const closure = await inTransaction(context.em, (tx) => saveClosure(tx, viewer, context.clock.now(), input));
    context.relay.kick();
    return toClosureType(closure);
  }

  @Mutation(() => ClosureType, {
    description:
      "Removes a closure, so that school is held on its days again, and gives it as it was. For those who lead the school.",
  })
  async removeClosure(
    @Arg("id", () => ID, { description: "The closure." }) id: string,
    @Ctx() context: Context,
  ): Promise<ClosureType> {
    const viewer = requirePolicy(canManageSchool, requireUser(context));
    const closureId = readId<number>(id);
    const closure = await inTransaction(context.em, (tx) => removeClosure(tx, viewer, context.clock.now(), closureId));
    context.relay.kick();
    return toClosureType(closure);
  }
}
