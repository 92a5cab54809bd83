import type { ExecutionResult } from "graphql";

/** What was executed already, carried in the context to where Apollo Server would execute it. */
export const EXECUTED = Symbol("executed");
export type Executed = { [EXECUTED]?: ExecutionResult };
