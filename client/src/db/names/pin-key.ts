import type { PinLock } from "./key-row";

// OWASP's floor for PBKDF2 with SHA-256; more where the phone is quick enough.
const FEWEST_ROUNDS = 600_000;
const MOST_ROUNDS = 6_000_000;
const SAMPLE_ROUNDS = 100_000;
/** What somebody waits for their names without wondering. */
const BEARABLE_MS = 700;

/** How many rounds this phone does in a bearable time. */
export async function measureRounds(clock = () => performance.now()): Promise<number> {
  const began = clock();
  await stretch("0000", new Uint8Array(16), SAMPLE_ROUNDS);
  const fitting = Math.floor((SAMPLE_ROUNDS * BEARABLE_MS) / Math.max(clock() - began, 1));
  return Math.min(MOST_ROUNDS, Math.max(FEWEST_ROUNDS, fitting));
}

/** The key that wraps the data key: out of the PIN, slowly, and a secret that only this phone's browser can use. */
export async function pinKey(pin: string, { salt, rounds, secret }: Pick<PinLock, "salt" | "rounds" | "secret">) {
  const stretched = await stretch(pin, salt, rounds);
  const mixed = await crypto.subtle.sign("HMAC", secret, stretched);
  return crypto.subtle.importKey("raw", mixed, "AES-GCM", false, ["encrypt", "decrypt"]);
}

async function stretch(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<ArrayBuffer> {
  const typed = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveBits"]);
  return crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, typed, 256);
}
