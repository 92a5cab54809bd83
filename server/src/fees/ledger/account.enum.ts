import { registerEnumType } from "type-graphql";
import { Account } from "./account.js";

export const AccountEnum = {
  RECEIVABLE: Account.receivable,
  CREDIT: Account.credit,
  SUSPENSE: Account.suspense,
  MPESA: Account.mpesa,
  BANK: Account.bank,
  CASH: Account.cash,
  STORES: Account.stores,
  CHARGES: Account.charges,
  INCOME: Account.income,
  WAIVERS: Account.waivers,
  OPENING: Account.opening,
} as const;

registerEnumType(AccountEnum, {
  name: "FeeAccount",
  description: "An account of the school's journal of fees.",
  valuesConfig: {
    RECEIVABLE: { description: "What learners owe." },
    CREDIT: { description: "What learners have paid ahead." },
    SUSPENSE: { description: "Money that came in for nobody who could be named." },
    MPESA: { description: "Money in the school's M-Pesa account." },
    BANK: { description: "Money in the bank." },
    CASH: { description: "Cash in the office." },
    STORES: { description: "What was paid in kind, at its agreed value." },
    CHARGES: { description: "What the provider of a payment kept." },
    INCOME: { description: "What was invoiced." },
    WAIVERS: { description: "What was let off." },
    OPENING: { description: "The other side of balances from before the school used Asili." },
  },
});
