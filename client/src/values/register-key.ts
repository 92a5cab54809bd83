import type { Branded } from "./branded";
import { MalformedError } from "./malformed-error";
import { decodeDay, encodeDay, type SchoolDay } from "./school-day";
import type { Session } from "./session";

/** The register of a session within its class: `r261123m`. */
export type RegisterKey = Branded<string, "RegisterKey">;

export function registerKey(day: SchoolDay, session: Session): RegisterKey {
  return `r${encodeDay(day)}${session}` as RegisterKey;
}

/** `261123m` -> the day and its session */
export function decodeDaySession(text: string): { day: SchoolDay; session: Session } {
  const session = text.slice(6);
  if (session !== "m" && session !== "a") throw new MalformedError("a day and session", text);
  return { day: decodeDay(text.slice(0, 6)), session };
}
