import type { SchoolId, UserId } from "../values/ids.js";

/** Who a change is recorded under: a signed-in user, or nobody when the machine itself acts (a command, a seed). */
export type Actor = { schoolId: SchoolId; userId: UserId | null };
