import type { Translate } from "../../i18n/language";
import type { syncBadge } from "../../i18n/sync-badge";
import type { Summary } from "./summary-of";

const MESSAGES = {
  "update-needed": "badgeUpdate",
  "signed-out": "badgeSignIn",
  "phone-full": "badgeFull",
  "needs-you": "badgeNeedsYou",
  sending: "badgeSending",
  waiting: "badgeWaiting",
  "server-busy": "badgeServer",
  "other-school": "badgeElsewhere",
  evicted: "badgeEvicted",
  nothing: "badgeNothing",
  sent: "badgeSent",
} as const satisfies Record<Summary["kind"], keyof typeof syncBadge.en>;

export function badgeWords({ kind, n }: Summary, say: Translate<(typeof syncBadge)["en"]>): string {
  return say(MESSAGES[kind], { n });
}
