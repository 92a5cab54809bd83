/** What opens the names of one user: on the disk either `key` or `pin`. */
export type KeyRow = {
  readonly id: typeof NAMES;
  /** Tells this key from others. */
  readonly stamp: string;
  /** AES-GCM, not extractable: no PIN is set. */
  readonly key?: CryptoKey;
  readonly pin?: PinLock;
};

/** The data key wrapped by a PIN together with a secret of this phone. */
export type PinLock = {
  /** The nonce and the wrapped key. */
  readonly wrapped: Uint8Array<ArrayBuffer>;
  readonly salt: Uint8Array<ArrayBuffer>;
  /** Rounds of PBKDF2, as many as this phone does in a bearable time. */
  readonly rounds: number;
  /** HMAC, not extractable. */
  readonly secret: CryptoKey;
  /** Wrong PINs since the last right one. */
  readonly failures: number;
  /** Milliseconds, by this phone: the last wrong one. */
  readonly failedAt: number;
};

export const NAMES = "names";

export const newStamp = (): string => crypto.randomUUID();
