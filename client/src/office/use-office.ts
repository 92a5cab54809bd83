import type { Session } from "../api/session";
import type { Role } from "../generated/wire/graphql";
import { useStore } from "../ui/use-store";

/** What whoever is signed in may do with the school's money. */
export type Office = {
  /** Sets up, invoices, takes money and books it. */
  readonly manages: boolean;
  /** Takes the closing of a day back. */
  readonly isHead: boolean;
  /** Is told of every change as it happens. */
  readonly follows: boolean;
};

export function useOffice(session: Session): Office {
  const { account } = useStore(session.state);
  const holds = (...roles: readonly Role[]) => account?.roles.some((role) => roles.includes(role)) ?? false;
  return { manages: holds("BURSAR", "HEAD"), isHead: holds("HEAD"), follows: holds("BURSAR", "HEAD") };
}
