import type { RegisterView } from "./register-view";

/** Where a session of a class stands, from what most wants the teacher's eye to what least does. */
export type SessionState = "needs-you" | "draft" | "saved" | "sent" | "not-taken";

export function sessionState({ register, waiting, troubled, draft }: RegisterView): SessionState {
  if (troubled.length > 0 || register?.cells.some(({ other }) => other)) return "needs-you";
  if (draft) return "draft";
  if (waiting > 0) return "saved";
  return register && register.rosterRev > 0 ? "sent" : "not-taken";
}
