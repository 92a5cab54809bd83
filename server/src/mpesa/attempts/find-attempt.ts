import type { Viewer } from "../../identity/viewer.js";
import type { Em } from "../../platform/orm.js";
import type { MpesaAttemptId } from "../../values/ids.js";
import { canKeepMpesa } from "../mpesa.policy.js";
import { type Attempt, readAttempts } from "./lock-attempt.js";

/** An attempt that the viewer began, or any of the school for those who keep its payments; null when there is none. */
export async function findAttempt(em: Em, viewer: Viewer, id: MpesaAttemptId): Promise<Attempt | null> {
  const [attempt] = await readAttempts(em, "school_id = ? and id = ?", [viewer.schoolId, id]);
  if (!attempt || viewer.kind !== "user") return null;
  return attempt.userId === viewer.userId || canKeepMpesa(viewer) ? attempt : null;
}
