import type { Session } from "../../api/session";
import { useStore } from "../../ui/use-store";

/** What whoever is signed in sees of the learners at risk. */
export type RiskRole = {
  /** Every learner of the school, and what the list is based on. */
  readonly seesAll: boolean;
  /** Lists of learners; others see the cases given to them. */
  readonly lists: boolean;
  readonly isHead: boolean;
};

export function useRiskRole(session: Session): RiskRole {
  const { account } = useStore(session.state);
  const roles = account?.roles ?? [];
  const isHead = roles.includes("HEAD");
  const seesAll = isHead || roles.includes("DEPUTY");
  return { isHead, seesAll, lists: seesAll || roles.includes("CLASS_TEACHER") };
}
