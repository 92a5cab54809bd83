import { Dexie } from "dexie";
import { createStore } from "../../values/store";
import type { AsiliDb, ItemRow, SealedLine } from "../asili-db";
import { type KeyRow, NAMES } from "./key-row";

/** An item whose line can be read. */
export type OpenItem = ItemRow & { readonly line: string };

const NONCE_BYTES = 12;

/** Whether an item names people: learners, colleagues, notices, words on proposals, operations that wait for the head, decisions on them, report cards. */
export const namesSomeone = (key: string): boolean => /^(?:[lunpwd]|r\d+$)/.test(key);

/** Nobody has unlocked this user's names in this tab. */
class LockedError extends Error {
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
  #lockings = 0;
  #reading: Promise<void> = Promise.resolve();
  key: CryptoKey | undefined;
  /** Tells the key from others. */
  stamp: string | undefined;

  hasPin = false;

  /** Null until it is known. */
  readonly locked = createStore<boolean | null>(null);

  constructor(db: AsiliDb) {
    this.#db = db;
  }

  /** Takes the key out of the database, if there is one and no PIN is in front of it. */
  async load(): Promise<void> {
    const row = await this.#db.keys.get(NAMES);
    if (row?.pin) this.lock();
    else this.unlock(row);
  }

  /** The names are readable from now on. */
  unlock(row: Pick<KeyRow, "key" | "pin" | "stamp"> | undefined): void {
    this.key = row?.key;
    this.stamp = row?.stamp;
    this.hasPin = row?.pin !== undefined;
    this.locked.set(false);
  }

  lock(): void {
    this.forget();
    this.locked.set(true);
  }

  /** Forgets the key and every name that was read. */
  forget(): void {
    this.key = this.stamp = undefined;
    this.#lockings += 1;
    this.#opened.clear();
  }

  /** Keeps a line that is readable anyway, unless the names were locked since. */
  keeper(): (sealed: SealedLine, line: string) => void {
    const lockings = this.#lockings;
    return (sealed, line) => {
      if (lockings === this.#lockings) this.#opened.set(nonceOf(sealed), line);
    };
  }

  /** Opens what was not opened before. Good inside a transaction, which it keeps open meanwhile. */
  async open(rows: readonly ItemRow[]): Promise<OpenItem[]> {
    const unread = rows.filter(({ line }) => this.#lineOf(line) === undefined);
    if (unread.length > 0) await Dexie.waitFor(() => this.#readInTurn(unread));
    return rows.map((row) => ({ ...row, line: this.#lineOf(row.line)! }));
  }

  #lineOf(line: ItemRow["line"]): string | undefined {
    return typeof line === "string" ? line : this.#opened.get(nonceOf(line));
  }

  /**
   * One after the other: of two that a transaction waits for, Dexie lets it end once the later is there, be the earlier
   * not.
   */
  #readInTurn(rows: readonly ItemRow[]): Promise<void> {
    // A key of another tab's making opens what the one in hand does not.
    const read = (): Promise<void> => this.#read(rows).catch(() => this.load().then(() => this.#read(rows)));
    const reading = this.#reading.then(read);
    this.#reading = reading.catch(() => undefined);
    return reading;
  }

  async #read(rows: readonly ItemRow[]): Promise<void> {
    const { key } = this;
    if (!key) throw new LockedError();
    const keep = this.keeper();
    await Promise.all(
      rows.map(async ({ scope, key: item, line }) => {
        const bytes = line as SealedLine;
        const cipher = cipherOf(scope, item, bytes.subarray(0, NONCE_BYTES));
        const text = await crypto.subtle.decrypt(cipher, key, bytes.subarray(NONCE_BYTES));
        keep(bytes, new TextDecoder().decode(text));
      }),
    );
  }
}

/** A line opens only in its own place, so that nobody can put one learner's name on another's marks. */
export const cipherOf = (scope: number, key: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams => ({
  name: "AES-GCM",
  iv,
  additionalData: new TextEncoder().encode(`${scope} ${key}`),
});

const nonceOf = (sealed: SealedLine): string => String.fromCharCode(...sealed.subarray(0, NONCE_BYTES));
