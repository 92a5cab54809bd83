import { Dexie } from "dexie";
import { createStore } from "../values/store";
import type { AsiliDb, ItemRow, SealedLine } from "./asili-db";
import { type KeyRow, NAMES, newStamp } from "./key-row";

/** An item whose line can be read. */
export type OpenItem = ItemRow & { readonly line: string };

const NONCE_BYTES = 12;
const utf8 = { encode: new TextEncoder(), decode: new TextDecoder() };

/** Letters of the items that name people: learners, colleagues, notices, words on proposals, operations that wait for the head. */
const NAMING = new Set(["l", "u", "n", "p", "w"]);

export const namesSomeone = (key: string): boolean => NAMING.has(key[0] ?? "");

/** Nobody has unlocked this user's names in this tab. */
export class LockedError extends Error {
  override readonly name = "LockedError";
}

/**
 * The names in one user's database: on the disk only sealed, in the memory of a tab only while it is unlocked.
 * The key lies in the database itself, as one that no script can read, or wrapped by the user's PIN.
 */
export class Names {
  readonly #db: AsiliDb;
  /** Lines by the nonce they were sealed with, which is used once. */
  readonly #opened = new Map<string, string>();
  #key: CryptoKey | null = null;
  #stamp: string | undefined;
  #lockings = 0;

  /** Null until it is known; a tab without a key of its own to ask for is open. */
  readonly locked = createStore<boolean | null>(null);

  constructor(db: AsiliDb) {
    this.#db = db;
  }

  /** Takes the key out of the database if it lies there open; says whether the names can be read. */
  async load(): Promise<boolean> {
    const row = await this.#db.keys.get(NAMES);
    if (row?.pin) this.lock();
    else this.unlock(row?.key ?? null, row?.stamp);
    return row?.key !== undefined;
  }

  /** The names are readable with this key from now on. */
  unlock(key: CryptoKey | null, stamp: string | undefined): void {
    this.#key = key;
    this.#stamp = stamp;
    if (this.locked.get() !== false) this.locked.set(false);
  }

  /** Forgets the key and every name. */
  lock(): void {
    this.#key = null;
    this.#lockings += 1;
    this.#opened.clear();
    if (!this.locked.get()) this.locked.set(true);
  }

  /** Whether what was sealed here is still what the database's key opens. Call it in the transaction that writes it. */
  async isCurrent(): Promise<boolean> {
    const row = await this.#db.keys.get(NAMES);
    if (row?.stamp === this.#stamp) return true;
    this.#key = null;
    return false;
  }

  async seal(scope: number, key: string, line: string): Promise<SealedLine> {
    const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
    const text = utf8.encode.encode(line);
    const dataKey = await this.#keyToSeal();
    const lockings = this.#lockings;
    const sealed = await crypto.subtle.encrypt(boundTo(scope, key, iv), dataKey, text);
    const bytes = new Uint8Array(NONCE_BYTES + sealed.byteLength);
    bytes.set(iv);
    bytes.set(new Uint8Array(sealed), NONCE_BYTES);
    if (this.#lockings === lockings) this.#opened.set(nameOf(bytes), line);
    return bytes;
  }

  /** Opens what was not opened before. Good inside a transaction, which it keeps open meanwhile. */
  async open(rows: readonly ItemRow[]): Promise<OpenItem[]> {
    const unread = rows.filter(({ line }) => typeof line !== "string" && !this.#opened.has(nameOf(line)));
    if (unread.length > 0) await Dexie.waitFor(() => this.#readAll(unread));
    return rows.map((row) =>
      typeof row.line === "string" ? row : { ...row, line: this.#opened.get(nameOf(row.line)) },
    ) as OpenItem[];
  }

  async #readAll(rows: readonly ItemRow[]): Promise<void> {
    try {
      await this.#read(rows);
    } catch (error) {
      // Another tab may have changed the key.
      if (error instanceof LockedError || !(await this.load())) throw new LockedError();
      await this.#read(rows);
    }
  }

  async #read(rows: readonly ItemRow[]): Promise<void> {
    if (!this.#key && !(await this.load())) throw new LockedError();
    const [key, lockings] = [this.#key!, this.#lockings];
    const lines = await Promise.all(
      rows.map(({ scope, key: item, line }) => {
        const bytes = line as SealedLine;
        const algorithm = boundTo(scope, item, bytes.subarray(0, NONCE_BYTES));
        return crypto.subtle.decrypt(algorithm, key, bytes.subarray(NONCE_BYTES));
      }),
    );
    // Locked meanwhile: what was just read is not to stay.
    if (this.#lockings !== lockings) throw new LockedError();
    rows.forEach(({ line }, at) => this.#opened.set(nameOf(line as SealedLine), utf8.decode.decode(lines[at])));
  }

  async #keyToSeal(): Promise<CryptoKey> {
    if (this.locked.get()) throw new LockedError();
    if (!this.#key && !(await this.load())) await this.#makeKey();
    if (!this.#key) throw new LockedError();
    return this.#key;
  }

  /** The first key; another tab may be making it too. */
  async #makeKey(): Promise<void> {
    const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    const row: KeyRow = { id: NAMES, stamp: newStamp(), key };
    await this.#db.keys.add(row).catch(() => undefined);
    await this.load();
  }
}

/** A line opens only in its own place, so that nobody can put one learner's name on another's marks. */
const boundTo = (scope: number, key: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams => ({
  name: "AES-GCM",
  iv,
  additionalData: utf8.encode.encode(`${scope} ${key}`),
});

const nameOf = (sealed: SealedLine): string => String.fromCharCode(...sealed.subarray(0, NONCE_BYTES));
