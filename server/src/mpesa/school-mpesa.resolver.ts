import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../context.js";
import { SchoolType } from "../schools/school.type.js";
import { readSchoolMpesa } from "./read-school-mpesa.js";
import { SchoolMpesaType } from "./school-mpesa.type.js";

@Resolver(() => SchoolType)
export class SchoolMpesaResolver {
  @FieldResolver(() => SchoolMpesaType, {
    nullable: true,
    description: "How the school is paid through M-Pesa; null where it is not.",
  })
  mpesa(@Root() { schoolId }: SchoolType, @Ctx() { config }: Context): SchoolMpesaType | null {
    return readSchoolMpesa(config, schoolId);
  }
}
