import { ErrorCode, Refusal } from "../errors.js";
import { parseLogin } from "./login.js";
import type { User } from "./user.entity.js";

const LEAST = 8;
const MOST = 200;

/** Refuses a password that is too short to resist guessing, or that is what the person signs in with. */
export function checkPassword(password: string, { phone, email }: Pick<User, "phone" | "email">): void {
  if (password.length < LEAST || password.length > MOST) {
    throw new Refusal(ErrorCode.badInput, `Choose a password of ${LEAST} to ${MOST} characters.`);
  }
  const login = parseLogin(password);
  if (login && (login.kind === "phone" ? login.phone === phone : login.email === email)) {
    throw new Refusal(ErrorCode.badInput, "Choose a password that is not your phone number or e-mail.");
  }
}
