import type { Phone } from "../../values/phone.js";

/** `0712 345 678`: with blanks, so that no spreadsheet takes it for a number and drops the zero. */
export const localPhone = (phone: Phone | null | undefined): string | null =>
  phone == null ? null : phone.replace(/^\+254(\d{3})(\d{3})(\d{3})$/, "0$1 $2 $3");
