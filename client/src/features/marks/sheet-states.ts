import type { SheetState } from "../../db/read-marks";
import { CHECK, CHECK_TWICE, EMPTY, PENCIL, PHONE, WARN } from "../../ui/icon-paths";

/** How a state of a sheet looks and the message that names it. */
export const SHEET_STATES = {
  "needs-you": { icon: WARN, message: "stateNeedsYou" },
  draft: { icon: PENCIL, message: "stateDraft" },
  saved: { icon: PHONE, message: "stateSaved" },
  approved: { icon: CHECK_TWICE, message: "stateApproved" },
  submitted: { icon: CHECK, message: "stateSubmitted" },
  sent: { icon: CHECK_TWICE, message: "stateSent" },
  empty: { icon: EMPTY, message: "stateEmpty" },
} as const satisfies Record<SheetState, object>;
