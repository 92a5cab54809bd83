import { formatMoment } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { syncTray } from "../../i18n/sync-tray";
import type { SyncStatus } from "../../sync/sync-status";
import { Icon } from "../../ui/icon";
import { CHECK_TWICE, PHONE, WARN } from "../../ui/icon-paths";
import { isAlarm, summaryOf } from "./summary-of";

/** Where everything recorded on this phone is, in a sentence, and the button for the impatient. */
export function SyncSummary({ status, onSend }: { status: SyncStatus; onSend: () => void }) {
  const say = useMessages(syncTray);
  const { locale } = useLanguage();
  const { phase, unsent, lastSyncAt } = status;
  const summary = summaryOf(status);
  const { n } = summary;
  const [words, help] = {
    "update-needed": [say("updateNeeded"), say("updateNeededHelp")],
    "signed-out": [say("signedOut"), say("signedOutHelp")],
    "needs-you": [
      say("needsYouSummary", { n }),
      unsent === 0 ? say("needsYouRestSent") : say("needsYouRestWaits", { n: unsent }),
    ],
    sending: [say("sending", { n }), say("waitingHelp")],
    waiting: [say("waiting", { n }), say("waitingHelp")],
    sent: [say("allSent"), say("allSentHelp")],
  }[summary.kind];
  return (
    <section className="card grid gap-3 p-4">
      <div className="flex gap-3">
        <Icon d={isAlarm(summary) ? WARN : summary.kind === "sent" ? CHECK_TWICE : PHONE} />
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
