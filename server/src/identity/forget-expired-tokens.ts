import type { Services } from "../context.js";
import { RefreshToken } from "./refresh-token.entity.js";

/** Drops refresh tokens past their end: they open nothing, and nobody's reuse of one could be told any more. */
export async function forgetExpiredTokens({ orm, clock }: Services): Promise<void> {
  await orm.em.fork().nativeDelete(RefreshToken, { expiresAt: { $lt: clock.now() } });
}
