import { type Cents, formatMoney } from "../values/money.js";
import type { SchoolDay } from "../values/school-day.js";

export type MessageLocale = "en" | "sw";

export type PaymentTold = {
  readonly schoolName: string;
  /** The child's first name. */
  readonly child: string;
  readonly cents: Cents;
  readonly receiptNumber: number;
  /** Still owed; below 0 where paid ahead. */
  readonly balance: Cents;
};

export type ArrearsTold = Pick<PaymentTold, "schoolName" | "child" | "balance"> & {
  readonly admissionNumber: string;
  /** Where to pay, as `Paybill 123456`; null where the school has none. */
  readonly payTo: string | null;
  readonly dueDay: SchoolDay | null;
};

const kes = (cents: Cents): string => `KES ${formatMoney(cents, "short")}`;

// Plain letters only: one that is not in the GSM alphabet halves how much goes into a message, and doubles its price.
const PAYMENT: Record<MessageLocale, (told: PaymentTold) => string> = {
  en: ({ schoolName, child, cents, receiptNumber, balance }) =>
    `${schoolName}: ${kes(cents)} received for ${child}. Receipt ${receiptNumber}. ${
      balance > 0
        ? `Balance ${kes(balance)}.`
        : balance < 0
          ? `Paid ahead ${kes(-balance as Cents)}.`
          : "Nothing is owed."
    } Thank you.`,
  sw: ({ schoolName, child, cents, receiptNumber, balance }) =>
    `${schoolName}: ${kes(cents)} zimepokelewa kwa ajili ya ${child}. Risiti ${receiptNumber}. ${
      balance > 0 ? `Salio ${kes(balance)}.` : balance < 0 ? `Umelipa mbele ${kes(-balance as Cents)}.` : "Hakuna deni."
    } Asante.`,
};

const ARREARS: Record<MessageLocale, (told: ArrearsTold) => string> = {
  en: ({ schoolName, child, balance, admissionNumber, payTo, dueDay }) =>
    `${schoolName}: fees of ${kes(balance)} for ${child} are not paid${dueDay ? ` (due ${dueDay})` : ""}.${
      payTo ? ` Pay by M-Pesa: ${payTo}, account ${admissionNumber}.` : ""
    } Paid already, or not able to? Please talk to the school.`,
  sw: ({ schoolName, child, balance, admissionNumber, payTo, dueDay }) =>
    `${schoolName}: karo ya ${kes(balance)} ya ${child} haijalipwa${dueDay ? ` (mwisho ${dueDay})` : ""}.${
      payTo ? ` Lipa kwa M-Pesa: ${payTo}, akaunti ${admissionNumber}.` : ""
    } Umelipa, au huwezi sasa? Tafadhali zungumza na shule.`,
};

export const paymentText = (locale: MessageLocale, told: PaymentTold): string => PAYMENT[locale](told);
export const arrearsText = (locale: MessageLocale, told: ArrearsTold): string => ARREARS[locale](told);

/** The name a child is called by at home, and no more of it than a message needs. */
export const firstName = (name: string): string => name.split(" ")[0] ?? name;

export const toLocale = (text: string): MessageLocale => (text === "sw" ? "sw" : "en");
