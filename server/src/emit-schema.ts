import { writeFileSync } from "node:fs";
import { lexicographicSortSchema, printSchema } from "graphql";
import { buildApiSchema } from "./schema.js";

// Sorted, so that a change of the API is a change of the same lines here.
writeFileSync("schema.graphql", `${printSchema(lexicographicSortSchema(buildApiSchema()))}\n`);
