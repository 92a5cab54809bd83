import { registerEnumType } from "type-graphql";
import { Account } from "./account.js";

/** What money can be paid from. */
export const PayingAccountEnum = { MPESA: Account.mpesa, BANK: Account.bank, CASH: Account.cash } as const;

registerEnumType(PayingAccountEnum, {
  name: "PayingAccount",
  description: "An account of the school's that money is paid from.",
  valuesConfig: {
    MPESA: { description: "The M-Pesa account." },
    BANK: { description: "The bank account." },
    CASH: { description: "Cash in the office." },
  },
});
