import { randomBytes } from "node:crypto";
import type { Services } from "../context.js";
import { ErrorCode, Refusal } from "../errors.js";
import { hashSecret } from "../platform/hash-secret.js";
import type { Em } from "../platform/orm.js";
import { inTransaction } from "../platform/transaction.js";
import { ApiKey } from "./api-key.entity.js";
import { API_KEY_PREFIX } from "./authenticate-key.js";
import { recordAudit } from "./record-audit.js";
import type { UserViewer } from "./viewer.js";

const MAX_NAME = 80;
const SHOWN = API_KEY_PREFIX.length + 6;

/** Makes a key that reads the viewer's school. The secret is told here and nowhere else. */
export async function createApiKey(
  services: Services,
  { schoolId, userId }: UserViewer,
  name: string,
): Promise<{ apiKey: ApiKey; secret: string }> {
  const trimmed = name.trim();
  if (trimmed === "" || trimmed.length > MAX_NAME) {
    throw new Refusal(ErrorCode.badInput, `Name the key after what it is for, in at most ${MAX_NAME} characters.`);
  }
  const secret = API_KEY_PREFIX + randomBytes(24).toString("base64url");
  const now = services.clock.now();
  const apiKey = await inTransaction(services.orm.em as Em, async (tx) => {
    const key = tx.create(ApiKey, {
      schoolId,
      name: trimmed,
      prefix: secret.slice(0, SHOWN),
      hash: hashSecret(secret),
      createdBy: userId,
      createdAt: now,
    });
    await tx.flush();
    await recordAudit(tx, {
      schoolId,
      userId,
      action: "api-key.created",
      subject: `api-key:${key.id}`,
      detail: trimmed,
      at: now,
    });
    return key;
  });
  return { apiKey, secret };
}
