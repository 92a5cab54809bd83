import type { Services } from "../context.js";
import { ErrorCode, Refusal } from "../errors.js";
import type { Em } from "../platform/orm.js";
import { inTransaction } from "../platform/transaction.js";
import { announceKeyRevoked } from "./announce-access-change.js";
import { ApiKey } from "./api-key.entity.js";
import { recordAudit } from "./record-audit.js";
import type { UserViewer } from "./viewer.js";

export async function revokeApiKey(services: Services, { schoolId, userId }: UserViewer, id: number): Promise<ApiKey> {
  const now = services.clock.now();
  const key = await inTransaction(services.orm.em as Em, async (tx) => {
    tx.setFilterParams("school", { schoolId });
    const found = await tx.findOne(ApiKey, { id });
    if (!found) throw new Refusal(ErrorCode.notFound, "This school has no such key.");
    if (found.revokedAt) return found;
    found.revokedAt = now;
    await recordAudit(tx, {
      schoolId,
      userId,
      action: "api-key.revoked",
      subject: `api-key:${id}`,
      detail: found.name,
      at: now,
    });
    return found;
  });
  await announceKeyRevoked(services, key.id, key.hash);
  return key;
}
