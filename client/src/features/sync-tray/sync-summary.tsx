import type { AsiliDb } from "../../db/asili-db";
import { formatMoment } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { syncTray } from "../../i18n/sync-tray";
import type { SyncStatus } from "../../sync/sync-status";
import { Icon } from "../../ui/icon";
import { CHECK_TWICE, PHONE, WARN } from "../../ui/icon-paths";
import { isAlarm, summaryOf } from "./summary-of";
import { summaryWords } from "./summary-words";
import UpdateOffer from "./update-offer";

type SyncSummaryProps = { db: AsiliDb; status: SyncStatus; onSend: () => void };

/** Where everything recorded on this phone is, in a sentence, and the button for the impatient. */
export function SyncSummary({ db, status, onSend }: SyncSummaryProps) {
  const say = useMessages(syncTray);
  const { locale } = useLanguage();
  const { phase, lastSyncAt } = status;
  const summary = summaryOf(status);
  const [words, help] = summaryWords(status, say);
  return (
    <section className="card grid gap-3 p-4">
      <div className="flex gap-3">
        <Icon d={isAlarm(summary) ? WARN : summary.kind === "sent" ? CHECK_TWICE : PHONE} />
        <div role="status">
          <p className="text-lg font-semibold">{words}</p>
          <p className="muted">{help}</p>
        </div>
      </div>
      {phase === "update-needed" && <UpdateOffer db={db} wanted />}
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
