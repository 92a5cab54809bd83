import type { UserId } from "../values/ids";
import type { Account } from "./account";

export type KeyValueStore = Pick<Storage, "getItem" | "setItem">;

/** Who uses this phone, and who is using it now. It holds no secret: the refresh token is a cookie no script sees. */
export type AccountBook = {
  readonly current: number | null;
  readonly known: readonly Account[];
  /** Who was shut out; written by whoever answers a revocation. */
  readonly shutOut?: readonly ShutOut[];
};

/** What is left here of somebody whose device was revoked: no name, only what still has to be said or sent. */
export type ShutOut = {
  readonly userId: UserId;
  readonly deviceId: string;
  /** Operations that wait here to be handed to the head, and those that were. */
  readonly waiting: number;
  readonly handedOver: number;
};

/** Where the book is kept. */
export const ACCOUNTS = "asili-accounts";
const EMPTY: AccountBook = { current: null, known: [] };

export function readAccounts(storage: KeyValueStore): AccountBook {
  try {
    return (JSON.parse(storage.getItem(ACCOUNTS) ?? "null") as AccountBook | null) ?? EMPTY;
  } catch {
    return EMPTY;
  }
}

export function currentAccount({ current, known }: AccountBook): Account | null {
  return known.find(({ userId }) => userId === current) ?? null;
}

/** Puts an account in the book, in front, as the current one. */
export function openAccount(storage: KeyValueStore, account: Account): void {
  const book = readAccounts(storage);
  const others = book.known.filter(({ userId }) => userId !== account.userId);
  writeAccounts(storage, { ...book, current: account.userId, known: [account, ...others] });
}

/** Nobody is using the phone now; everybody stays known. */
export function closeAccount(storage: KeyValueStore): void {
  writeAccounts(storage, { ...readAccounts(storage), current: null });
}

export function writeAccounts(storage: KeyValueStore, book: AccountBook): void {
  storage.setItem(ACCOUNTS, JSON.stringify(book));
}
