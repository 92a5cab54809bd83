import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { buildSchemaSync } from "type-graphql";
import { ApiKeyResolver } from "./identity/api-key.resolver.js";
import { DeviceResolver } from "./identity/device.resolver.js";
import { SessionResolver } from "./identity/session.resolver.js";
import { StaffResolver } from "./identity/staff.resolver.js";
import { UserResolver, ViewerResolver } from "./identity/viewer.resolver.js";
import { CalendarResolver } from "./schools/calendar.resolver.js";
import { ClassResolver } from "./schools/class.resolver.js";
import { RosterImportResolver } from "./schools/import/roster-import.resolver.js";
import { LearnerResolver } from "./schools/learner.resolver.js";
import { MembershipSchoolResolver, SchoolResolver, ViewerSchoolResolver } from "./schools/school.resolver.js";
import { InstantScalar } from "./values/instant.scalar.js";

/** The whole API. Each feature's resolver classes are listed here. */
export function buildApiSchema(): GraphQLSchema {
  return buildSchemaSync({
    resolvers: [
      ViewerResolver,
      UserResolver,
      SessionResolver,
      StaffResolver,
      DeviceResolver,
      ApiKeyResolver,
      SchoolResolver,
      ViewerSchoolResolver,
      MembershipSchoolResolver,
      CalendarResolver,
      ClassResolver,
      LearnerResolver,
      RosterImportResolver,
    ],
    scalarsMap: [{ type: Date, scalar: InstantScalar }],
    validate: false,
  });
}
