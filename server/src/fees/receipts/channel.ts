import { Account, type MoneyAccount } from "../ledger/account.js";

/** How money reached the school. */
export const Channel = {
  mpesa: "mpesa",
  bank: "bank",
  cheque: "cheque",
  cash: "cash",
  inKind: "in-kind",
} as const;
export type Channel = (typeof Channel)[keyof typeof Channel];

export const ACCOUNT_OF: Record<Channel, MoneyAccount> = {
  mpesa: Account.mpesa,
  bank: Account.bank,
  cheque: Account.bank,
  cash: Account.cash,
  "in-kind": Account.stores,
};
