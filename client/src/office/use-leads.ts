import type { Session } from "../api/session";
import { useStore } from "../ui/use-store";

/** Whether whoever is signed in leads the school. */
export function useLeads(session: Session): boolean {
  const { account } = useStore(session.state);
  return account?.roles.some((role) => role === "HEAD" || role === "DEPUTY" || role === "ADMIN") ?? false;
}
