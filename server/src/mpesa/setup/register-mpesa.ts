import type { Services } from "../../context.js";
import { ErrorCode, Refusal } from "../../errors.js";
import { recordAudit } from "../../identity/record-audit.js";
import { hashSecret } from "../../platform/hash-secret.js";
import type { Em } from "../../platform/orm.js";
import { inTransaction } from "../../platform/transaction.js";
import { writeRows } from "../../platform/write-rows.js";
import type { Actor } from "../../schools/actor.js";
import { callbackToken } from "../callback-token.js";
import { callbackBase } from "../daraja/callback-base.js";
import { openDaraja } from "../daraja/open-daraja.js";
import { shortcodeOf } from "../daraja/shortcode-of.js";
import type { MpesaRegistration } from "./mpesa-setup.type.js";

const SECRET = {
  name: "mpesaSecret",
  columns: ["schoolId", "shortcode", "secretHash", "takesAnyAccount", "userId", "createdAt"],
} as const;

/**
 * Tells the provider where to report payments to the school's number, at addresses with a new secret in them. Those that
 * were given before stay good: nobody knows which the provider uses when its answer is lost.
 */
export async function registerMpesa(
  services: Services,
  { schoolId, userId }: Actor,
  takesAnyAccount: boolean,
): Promise<MpesaRegistration> {
  const { orm, config, clock } = services;
  const at = shortcodeOf(config, schoolId);
  const base = at && callbackBase(services, at.shortcode);
  if (!at || !base)
    throw new Refusal(
      ErrorCode.conflict,
      "This school has no number of its own with M-Pesa, or this server no address.",
    );
  const { shortcode } = at.shortcode;
  const secret = callbackToken();
  await inTransaction(orm.em as Em, async (tx) => {
    const now = clock.now();
    const row = { schoolId, shortcode, secretHash: hashSecret(secret), takesAnyAccount, userId, createdAt: now };
    await writeRows(tx, SECRET, [row]);
    const said = { schoolId, userId, at: now, action: "mpesa.registered", subject: `shortcode:${shortcode}` };
    await recordAudit(tx, { ...said, detail: takesAnyAccount ? "any account" : "known accounts only" });
  });
  const outcome = await openDaraja(services, at.shortcode).registerUrls({
    validationUrl: new URL(`/payments/c2b/${secret}/validation`, base).href,
    confirmationUrl: new URL(`/payments/c2b/${secret}/confirmation`, base).href,
    onTimeout: "Completed",
  });
  if (outcome.kind === "accepted") return { isDone: true, fault: null, retryAfterSeconds: null };
  const fault = outcome.kind === "unknown" ? outcome.why : outcome.message;
  return { isDone: false, fault, retryAfterSeconds: outcome.kind === "busy" ? outcome.retryAfterSeconds : null };
}
