import type { Context } from "../context.js";
import { createBatchLoader } from "../platform/batch-loader.js";
import type { UserId } from "../values/ids.js";
import { loadUsers } from "./load-users.js";

/** Who did something, known by name to whoever may read what they did. */
export const personOf = createBatchLoader(({ em }: Context, ids: readonly UserId[]) => loadUsers(em, ids));
