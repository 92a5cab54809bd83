import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { buildSchemaSync } from "type-graphql";
import { IdentityResolver } from "./identity/identity.resolver.js";
import { InstantScalar } from "./values/instant.scalar.js";

/** The whole API. Each feature's resolver classes are listed here. */
export function buildApiSchema(): GraphQLSchema {
  return buildSchemaSync({
    resolvers: [IdentityResolver],
    scalarsMap: [{ type: Date, scalar: InstantScalar }],
    validate: false,
  });
}
