import { constants, publicEncrypt } from "node:crypto";
import type { Initiator } from "../../mpesa-file/mpesa-settings.js";

/** The initiator's password as the provider takes it: sealed with its public key, in base64. Each time another text. */
export function securityCredential({ credential }: Initiator): string {
  if ("made" in credential) return credential.made.reveal();
  const { publicKey, password } = credential;
  const sealed = publicEncrypt(
    { key: publicKey, padding: constants.RSA_PKCS1_PADDING },
    Buffer.from(password.reveal(), "utf8"),
  );
  return sealed.toString("base64");
}
