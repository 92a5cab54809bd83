import type { Account } from "../../api/account";
import type { Session } from "../../api/session";
import type { AsiliDb } from "../../db/asili-db";
import { readTray } from "../../db/read-tray";
import { useLive } from "../../db/use-live";
import { core } from "../../i18n/core";
import { useMessages } from "../../i18n/language";
import { syncTray } from "../../i18n/sync-tray";
import type { Sync } from "../../sync/start-sync";
import { Page } from "../../ui/page";
import { Skeleton } from "../../ui/skeleton";
import { useStore } from "../../ui/use-store";
import { DiscardedList } from "./discarded-list";
import { EvictionNote } from "./eviction-note";
import { HandCarryPanel } from "./hand-carry-panel";
import { NoticeCard } from "./notice-card";
import { PhonePanel } from "./phone-panel";
import { readDiscarded } from "./read-discarded";
import { readWaiting } from "./read-waiting";
import { RefusedCard } from "./refused-card";
import { SyncSummary } from "./sync-summary";
import { WaitingList } from "./waiting-list";

type SyncPageProps = { session: Session; account: Account; db: AsiliDb; sync: Sync };

/** The tray: what the school has, what waits on this phone, and what needs its user, each with what can be done. */
export default function SyncPage({ session, account, db, sync }: SyncPageProps) {
  const say = useMessages(syncTray);
  const sayCore = useMessages(core);
  const status = useStore(sync.status);
  const read = useLive(async () => [await readTray(db), await readWaiting(db), await readDiscarded(db)] as const, [db]);
  const [tray, waiting, discarded] = read ?? [];
  return (
    <Page title={say("title")} back={{ href: "/", label: sayCore("back") }}>
      <div className="grid gap-6 p-4">
        {/* Before the database has been asked, anything said of it would be a guess. */}
        {status.known ? (
          <SyncSummary db={db} status={status} onSend={sync.syncNow} />
        ) : (
          <Skeleton rows={1} label={sayCore("reading")} />
        )}
        {status.evicted && <EvictionNote db={db} evicted={status.evicted} />}
        {!tray || !waiting || !discarded ? (
          <Skeleton rows={2} label={sayCore("reading")} />
        ) : (
          <>
            {tray.operations.length + tray.notices.length > 0 && (
              <section aria-labelledby="needs-you">
                <h2 id="needs-you" className="mb-2 text-lg">
                  {say("needsYou")}
                </h2>
                <ul className="grid gap-3">
                  {tray.notices.map((notice) => (
                    <NoticeCard key={notice.noticeId} notice={notice} />
                  ))}
                  {tray.operations.map((refused) => (
                    <RefusedCard key={refused.n} db={db} refused={refused} />
                  ))}
                </ul>
              </section>
            )}
            {waiting.length > 0 && <WaitingList waiting={waiting} />}
            {discarded.length > 0 && <DiscardedList discarded={discarded} />}
          </>
        )}
        <HandCarryPanel account={account} db={db} />
        <PhonePanel session={session} account={account} db={db} sync={sync} status={status} />
      </div>
    </Page>
  );
}
