import type { HeldId } from "./held-operation.js";

/** Why a decision on a held operation did not come about; or a fault of its own feature, which leaves it held. */
const DecisionCode = {
  notHeld: "NOT_HELD",
  decidedOtherwise: "DECIDED_OTHERWISE",
} as const;

/** What came of deciding on one held operation. */
export type Decision =
  | { readonly ok: true; readonly id: HeldId }
  | { readonly ok: false; readonly id: HeldId; readonly code: string; readonly message: string };

export const decision = {
  made: (id: HeldId): Decision => ({ ok: true, id }),
  notHeld: (id: HeldId): Decision => ({
    ok: false,
    id,
    code: DecisionCode.notHeld,
    message: "Nothing of that id waits for a decision.",
  }),
  decidedOtherwise: (id: HeldId, by: string): Decision => ({
    ok: false,
    id,
    code: DecisionCode.decidedOtherwise,
    message: `${by} has decided otherwise already.`,
  }),
  impossible: (id: HeldId, fault: { readonly code: string; readonly message: string }): Decision => ({
    ok: false,
    id,
    ...fault,
  }),
};
