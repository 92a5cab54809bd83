import type { ReactNode } from "react";
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
import { ContestedList } from "./contested-list";
import { DecidedList } from "./decided-list";
import { DiscardedList } from "./discarded-list";
import { EvictionNote } from "./eviction-note";
import { HandCarryPanel } from "./hand-carry-panel";
import { HeldCard } from "./held-card";
import { PhonePanel } from "./phone-panel";
import { ProposalList } from "./proposal-list";
import { readDiscarded } from "./read-discarded";
import { readDecided, readHeld } from "./read-held";
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
  const read = useLive(() => readPage(db), [db]);
  // What was declined is told once: it needs its author as long as it is in the tray.
  const decided = (read?.decided ?? []).filter(
    ({ id }) => !read?.tray.operations.some(({ n, code }) => code === "DECLINED" && id === `${account.deviceId}.${n}`),
  );
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
        {!read ? (
          <Skeleton rows={2} label={sayCore("reading")} />
        ) : (
          <>
            <NeedsYou>
              <ContestedList db={db} userId={account.userId} />
              <ProposalList db={db} />
              {read.held.map((record) => (
                <HeldCard key={record.id} session={session} record={record} onDecided={sync.syncNow} />
              ))}
              {read.tray.operations.map((refused) => (
                <RefusedCard key={refused.n} db={db} refused={refused} />
              ))}
            </NeedsYou>
            {read.waiting.length > 0 && <WaitingList waiting={read.waiting} />}
            {decided.length > 0 && <DecidedList decided={decided} />}
            {read.discarded.length > 0 && <DiscardedList discarded={read.discarded} />}
          </>
        )}
        <HandCarryPanel account={account} db={db} />
        <PhonePanel session={session} account={account} db={db} sync={sync} status={status} />
      </div>
    </Page>
  );
}

/** All that wants a decision; without any there is no such part. */
function NeedsYou({ children }: { children: ReactNode }) {
  const say = useMessages(syncTray);
  return (
    <section aria-labelledby="needs-you" className="has-[>ul:empty]:hidden">
      <h2 id="needs-you" className="mb-2 text-lg">
        {say("needsYou")}
      </h2>
      <ul className="grid gap-3">{children}</ul>
    </section>
  );
}

async function readPage(db: AsiliDb) {
  const [tray, held, waiting, decided, discarded] = await Promise.all([
    readTray(db),
    readHeld(db),
    readWaiting(db),
    readDecided(db),
    readDiscarded(db),
  ]);
  return { tray, held, waiting, decided, discarded };
}
