import { useMessages } from "../../i18n/language";
import { syncBadge } from "../../i18n/sync-badge";
import type { SyncStatus } from "../../sync/sync-status";
import { Icon } from "../../ui/icon";
import { CHECK_TWICE, PHONE, WARN } from "../../ui/icon-paths";
import { useStore } from "../../ui/use-store";
import type { Store } from "../../values/store";
import { badgeWords } from "./badge-words";
import { isAlarm, summaryOf } from "./summary-of";

/** On every page: whether the school has it all, in words. It leads to the tray. */
export default function SyncBadge({ status }: { status: Store<SyncStatus> }) {
  const say = useMessages(syncBadge);
  const standing = useStore(status);
  // Before the database has been asked, "all sent" would be a guess.
  if (!standing.known) return null;
  const summary = summaryOf(standing);
  const words = badgeWords(summary, say);
  const waits = summary.kind === "waiting" || summary.kind === "server-busy";
  return (
    <a href="/sync" className="badge no-print" data-alarm={isAlarm(summary)} aria-label={words} title={words}>
      <Icon d={isAlarm(summary) ? WARN : summary.kind === "sent" ? CHECK_TWICE : PHONE} size={20} />
      {waits && <span className="md:hidden">{say("badgeWaitingShort", { n: summary.n })}</span>}
      <span className={waits ? "max-md:hidden" : ""}>{words}</span>
    </a>
  );
}
