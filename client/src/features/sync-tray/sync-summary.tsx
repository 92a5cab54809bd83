import { formatMoment } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { syncTray } from "../../i18n/sync-tray";
import type { SyncStatus } from "../../sync/sync-status";
import { Icon } from "../../ui/icon";
import { CHECK_TWICE, PHONE, WARN } from "../../ui/icon-paths";

/** Where everything recorded on this phone is, in a sentence, and the button for the impatient. */
export function SyncSummary({ status, onSend }: { status: SyncStatus; onSend: () => void }) {
  const say = useMessages(syncTray);
  const { locale } = useLanguage();
  const { phase, unsent: n, needsYou, lastSyncAt } = status;
  const [icon, words, help] =
    phase === "update-needed"
      ? [WARN, say("updateNeeded"), say("updateNeededHelp")]
      : phase === "signed-out"
        ? [WARN, say("signedOut"), say("signedOutHelp")]
        : needsYou > 0
          ? [
              WARN,
              say("needsYouSummary", { n: needsYou }),
              n === 0 ? say("needsYouRestSent") : say("needsYouRestWaits", { n }),
            ]
          : n === 0
            ? [CHECK_TWICE, say("allSent"), say("allSentHelp")]
            : [PHONE, phase === "sending" ? say("sending", { n }) : say("waiting", { n }), say("waitingHelp")];
  return (
    <section className="card grid gap-3 p-4">
      <div className="flex gap-3">
        <Icon d={icon} />
        <div role="status">
          <p className="text-lg font-semibold">{words}</p>
          <p className="muted">{help}</p>
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <p className="muted flex-1 text-sm">
          {say("lastSync")}: {lastSyncAt ? formatMoment(locale, lastSyncAt) : say("never")}
        </p>
        {phase === "signed-out" ? (
          <a href="/sign-in" className="btn btn-main">
            {say("signIn")}
          </a>
        ) : (
          <button type="button" className="btn" disabled={phase === "sending"} onClick={onSend}>
            {say("sendNow")}
          </button>
        )}
      </div>
    </section>
  );
}
