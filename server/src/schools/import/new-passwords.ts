import { temporaryPassword } from "../../identity/temporary-password.js";
import { hashPassword } from "../../platform/password-hash.js";
import type { NewPassword } from "./prepared-import.js";

/** Passwords to be handed out, made one after the other before any transaction: each takes a while. */
export async function newPasswords(count: number): Promise<NewPassword[]> {
  const passwords: NewPassword[] = [];
  while (passwords.length < count) {
    const plain = temporaryPassword();
    passwords.push({ plain, hash: await hashPassword(plain) });
  }
  return passwords;
}
