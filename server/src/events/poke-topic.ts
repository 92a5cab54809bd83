import type { ScopeId } from "../values/ids.js";

/** Where a scope's listeners are told of its new head, as `{ scope, head }`. */
export const pokeTopic = (scope: ScopeId): string => `poke:${scope}`;
