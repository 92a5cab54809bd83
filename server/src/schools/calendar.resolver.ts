import { Arg, Ctx, ID, Int, Mutation, Resolver } from "type-graphql";
import type { Context } from "../context.js";
import { requirePolicy, requireUser } from "../identity/require-viewer.js";
import { readId } from "../platform/read-id.js";
import { inTransaction } from "../platform/transaction.js";
import type { TermId } from "../values/ids.js";
import type { SchoolDay } from "../values/school-day.js";
import { SchoolDayScalar } from "../values/school-day.scalar.js";
import { addClosure } from "./add-closure.js";
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
    description: "Closes the school for some days of a term. For those who lead the school.",
  })
  async addClosure(
    @Arg("name", () => String, { description: "Why the school is closed." }) name: string,
    @Arg("starts", () => SchoolDayScalar, { description: "The first day." }) starts: SchoolDay,
    @Arg("ends", () => SchoolDayScalar, { description: "The last day." }) ends: SchoolDay,
    @Ctx() context: Context,
  ): Promise<ClosureType> {
    const viewer = requirePolicy(canManageSchool, requireUser(context));
    const now = context.clock.now();
    const closure = await inTransaction(context.em, (tx) => addClosure(tx, viewer, now, { name, starts, ends }));
    context.relay.kick();
    return toClosureType(closure);
  }
}
