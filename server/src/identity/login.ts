import { type Phone, parsePhone } from "../values/phone.js";

/** What a person signs in by: a Kenyan mobile number in any of its forms, or an e-mail address in lower case. */
export type Login = { kind: "phone"; phone: Phone } | { kind: "email"; email: string };

const MAX_LENGTH = 254;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

export function parseLogin(text: string): Login | null {
  if (text.length > MAX_LENGTH) return null;
  const phone = parsePhone(text.trim());
  if (phone) return { kind: "phone", phone };
  const email = parseEmail(text);
  return email === null ? null : { kind: "email", email };
}

/** An e-mail address as it is kept: trimmed, in lower case, composed; null when it cannot be one. */
export function parseEmail(text: string): string | null {
  const email = text.trim().normalize("NFC").toLowerCase();
  return email.length <= MAX_LENGTH && EMAIL.test(email) ? email : null;
}
