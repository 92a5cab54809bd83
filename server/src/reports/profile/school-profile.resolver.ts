import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.js";
import { requirePolicy, requireUser, requireViewer } from "../../identity/require-viewer.js";
import { inTransaction } from "../../platform/transaction.js";
import { FileContentScalar } from "../../values/file-content.scalar.js";
import { InstantScalar } from "../../values/instant.scalar.js";
import { canManageReports } from "../reports.policy.js";
import { readSchoolProfile, type SchoolProfileRow } from "./read-school-profile.js";
import { saveSchoolLogo } from "./save-school-logo.js";
import { saveSchoolProfile } from "./save-school-profile.js";

@ObjectType("SchoolProfile", { simpleResolvers: true, description: "What the school's papers say of it." })
class SchoolProfileType {
  @Field(() => String, { description: "The school's name." })
  name!: string;

  @Field(() => String, { description: "The motto; empty without one." })
  motto!: string;

  @Field(() => String, { description: "Where it is, or its post box; empty when it was not given." })
  address!: string;

  @Field(() => String, { description: "Its phone numbers as they are printed; empty when they were not given." })
  phone!: string;

  @Field(() => String, { description: "Its e-mail address; empty when it was not given." })
  email!: string;

  @Field(() => InstantScalar, {
    nullable: true,
    description: "When the logo was last changed; null without one. It is fetched from `/files/reports/logo`.",
  })
  logoAt!: Date | null;
}

@InputType({ description: "What the school's papers are to say of it." })
class SchoolProfileInput {
  @Field(() => String, { description: "The motto, in at most 120 letters; may be empty." })
  motto!: string;

  @Field(() => String, { description: "Where it is, in at most 160 letters; may be empty." })
  address!: string;

  @Field(() => String, { description: "Its phone numbers, in at most 60 letters; may be empty." })
  phone!: string;

  @Field(() => String, { description: "Its e-mail address, in at most 120 letters; may be empty." })
  email!: string;
}

@Resolver()
export class SchoolProfileResolver {
  @Query(() => SchoolProfileType, { description: "What the school's papers say of it." })
  schoolProfile(@Ctx() context: Context): Promise<SchoolProfileRow> {
    return readSchoolProfile(context.em, requireViewer(context).schoolId);
  }

  @Mutation(() => SchoolProfileType, {
    description: "Says what the school's papers are to say of it, from now on. For those who lead the school.",
  })
  async saveSchoolProfile(
    @Arg("input", () => SchoolProfileInput, { description: "All of it." }) input: SchoolProfileInput,
    @Ctx() context: Context,
  ): Promise<SchoolProfileRow> {
    const viewer = requirePolicy(canManageReports, requireUser(context));
    await inTransaction(context.em, (tx) => saveSchoolProfile(tx, viewer, context.clock.now(), input));
    return readSchoolProfile(context.em, viewer.schoolId);
  }

  @Mutation(() => SchoolProfileType, {
    description:
      "Puts a logo on the school's papers: a PNG or JPEG picture of at most 200 kB. Without a file it takes the logo away. For those who lead the school.",
  })
  async saveSchoolLogo(
    @Arg("file", () => FileContentScalar, { nullable: true, description: "The picture." }) file: Uint8Array | null,
    @Ctx() context: Context,
  ): Promise<SchoolProfileRow> {
    const viewer = requirePolicy(canManageReports, requireUser(context));
    await inTransaction(context.em, (tx) => saveSchoolLogo(tx, viewer, context.clock.now(), file ?? null));
    return readSchoolProfile(context.em, viewer.schoolId);
  }
}
