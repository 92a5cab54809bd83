import { core } from "../../i18n/core";
import { useMessages } from "../../i18n/language";
import { INITIAL_STATUS, type SyncStatus } from "../../sync/sync-status";
import { Icon } from "../../ui/icon";
import { CHECK_TWICE, PHONE, WARN } from "../../ui/icon-paths";
import { useStore } from "../../ui/use-store";
import type { Store } from "../../values/store";

/** On every page: whether the school has it all, in words. It leads to the tray. */
export function SyncBadge({ status }: { status: Store<SyncStatus> }) {
  const say = useMessages(core);
  const known = useStore(status);
  // Before the database has been asked, saying "all sent" would be a guess.
  if (known === INITIAL_STATUS) return null;
  const { phase, unsent, needsYou } = known;
  const n = unsent;
  const [icon, words, short] =
    needsYou > 0
      ? [WARN, say("badgeNeedsYou", { n: needsYou })]
      : phase === "update-needed"
        ? [WARN, say("badgeUpdate")]
        : n === 0
          ? [CHECK_TWICE, say("badgeSent")]
          : phase === "signed-out"
            ? [WARN, say("badgeSignIn")]
            : phase === "sending"
              ? [PHONE, say("badgeSending", { n })]
              : [PHONE, say("badgeWaiting", { n }), say("badgeWaitingShort", { n })];
  return (
    <a href="/sync" className="badge no-print" data-alarm={icon === WARN} aria-label={words} title={words}>
      <Icon d={icon} size={20} />
      {short ? (
        <>
          <span className="md:hidden">{short}</span>
          <span className="max-md:hidden">{words}</span>
        </>
      ) : (
        words
      )}
    </a>
  );
}
