/** The accounts of a school's journal. A line's cents are positive in debit and negative in credit. */
export const Account = {
  /** What a learner owes, by vote head and invoice line: debit. */
  receivable: "receivable",
  /** What a learner has paid ahead: credit. */
  credit: "credit",
  /** Money that came in for nobody who could be named: credit. */
  suspense: "suspense",
  /** Money in the school's M-Pesa account. */
  mpesa: "mpesa",
  bank: "bank",
  cash: "cash",
  /** What was paid in kind, at its agreed value. */
  stores: "stores",
  /** What the provider of a payment kept. */
  charges: "charges",
  /** What was invoiced, by vote head: credit. */
  income: "income",
  /** What was let off, by vote head: waivers and discounts. */
  waivers: "waivers",
  /** The other side of balances brought in from before the school used Asili. */
  opening: "opening",
} as const;
export type Account = (typeof Account)[keyof typeof Account];

/** Where money lies that has come in. */
export const MONEY_ACCOUNTS = [Account.mpesa, Account.bank, Account.cash, Account.stores] as const;
export type MoneyAccount = (typeof MONEY_ACCOUNTS)[number];
