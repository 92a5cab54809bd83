import { core } from "../../i18n/core";
import { useMessages } from "../../i18n/language";
import { INITIAL_STATUS, type SyncStatus } from "../../sync/sync-status";
import { Icon } from "../../ui/icon";
import { CHECK_TWICE, PHONE, WARN } from "../../ui/icon-paths";
import { useStore } from "../../ui/use-store";
import type { Store } from "../../values/store";
import { isAlarm, type Summary, summaryOf } from "./summary-of";

const MESSAGES = {
  "needs-you": "badgeNeedsYou",
  "update-needed": "badgeUpdate",
  "signed-out": "badgeSignIn",
  sending: "badgeSending",
  waiting: "badgeWaiting",
  sent: "badgeSent",
} as const satisfies Record<Summary["kind"], keyof typeof core.en>;

/** On every page: whether the school has it all, in words. It leads to the tray. */
export function SyncBadge({ status }: { status: Store<SyncStatus> }) {
  const say = useMessages(core);
  const known = useStore(status);
  // Before the database has been asked, "all sent" would be a guess.
  if (known === INITIAL_STATUS) return null;
  const summary = summaryOf(known);
  const words = say(MESSAGES[summary.kind], { n: summary.n });
  const waits = summary.kind === "waiting";
  return (
    <a href="/sync" className="badge no-print" data-alarm={isAlarm(summary)} aria-label={words} title={words}>
      <Icon d={isAlarm(summary) ? WARN : summary.kind === "sent" ? CHECK_TWICE : PHONE} size={20} />
      {waits && <span className="md:hidden">{say("badgeWaitingShort", { n: summary.n })}</span>}
      <span className={waits ? "max-md:hidden" : ""}>{words}</span>
    </a>
  );
}
