import { createCipheriv, createDecipheriv, createSecretKey, KeyObject, randomBytes } from "node:crypto";

const TAG_BYTES = 16;
const KEY_BYTES = 32;

/**
 * Seals and opens names as the browser does, but at once: threads would be through in another order each time, and a
 * seed would not have the same luck again.
 */
export function sealAtOnce(): void {
  const { subtle } = crypto;
  const generate = subtle.generateKey.bind(subtle) as (...asked: unknown[]) => Promise<unknown>;
  const generateKey = async (...asked: unknown[]): Promise<unknown> =>
    (asked[0] as AesKeyGenParams).name === "AES-GCM" ? makeKey() : generate(...asked);
  Object.defineProperties(subtle, {
    encrypt: { value: encrypt },
    decrypt: { value: decrypt },
    generateKey: { value: generateKey },
  });
}

/** Of those that may be taken out, since only they can be used at once. */
const makeKey = () => createSecretKey(randomBytes(KEY_BYTES)).toCryptoKey("AES-GCM", true, ["encrypt", "decrypt"]);

async function encrypt({ iv, additionalData }: AesGcmParams, key: CryptoKey, data: Uint8Array): Promise<ArrayBuffer> {
  const cipher = createCipheriv("aes-256-gcm", KeyObject.from(key as never), iv as Uint8Array);
  cipher.setAAD(additionalData as Uint8Array);
  return bytesOf(Buffer.concat([cipher.update(data), cipher.final(), cipher.getAuthTag()]));
}

async function decrypt({ iv, additionalData }: AesGcmParams, key: CryptoKey, data: Uint8Array): Promise<ArrayBuffer> {
  const opener = createDecipheriv("aes-256-gcm", KeyObject.from(key as never), iv as Uint8Array);
  opener.setAAD(additionalData as Uint8Array);
  opener.setAuthTag(data.subarray(-TAG_BYTES));
  return bytesOf(Buffer.concat([opener.update(data.subarray(0, -TAG_BYTES)), opener.final()]));
}

const bytesOf = (buffer: Buffer): ArrayBuffer => new Uint8Array(buffer).buffer;
