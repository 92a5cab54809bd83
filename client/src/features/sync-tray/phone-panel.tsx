import { type ReactNode, useState } from "react";
import type { Account } from "../../api/account";
import type { Session } from "../../api/session";
import type { AsiliDb } from "../../db/asili-db";
import { useLanguage, useMessages } from "../../i18n/language";
import { intlTag, type Locale } from "../../i18n/locale";
import { syncTray } from "../../i18n/sync-tray";
import { keepStorage } from "../../sync/keep-storage";
import type { Sync } from "../../sync/start-sync";
import type { SyncStatus } from "../../sync/sync-status";
import SignOut from "./sign-out";
import UpdateOffer from "./update-offer";

type PhonePanelProps = { session: Session; account: Account; db: AsiliDb; sync: Sync; status: SyncStatus };

/** What the app takes of this phone, which version it is, and the way out. */
export function PhonePanel({ session, account, db, sync, status }: PhonePanelProps) {
  const say = useMessages(syncTray);
  const { locale } = useLanguage();
  return (
    <section aria-labelledby="phone" className="card">
      <h2 id="phone" className="px-4 py-3 text-lg">
        {say("phone")}
      </h2>
      <dl>
        <Fact term={say("dataUsed")}>{writeBytes(locale, status.bytesThisMonth)}</Fact>
        <Fact term={say("storage")}>
          <Storage db={db} persisted={status.persisted} />
        </Fact>
        <Fact term={say("version")}>
          {String(import.meta.env.VITE_APP_VERSION)}
          {status.phase !== "update-needed" && <UpdateOffer db={db} />}
        </Fact>
      </dl>
      <div className="flex flex-wrap items-center gap-3 border-t border-line px-4 py-3">
        <p className="min-w-0 flex-1">{say("account", { name: account.name })}</p>
        <SignOut session={session} account={account} db={db} sync={sync} />
      </div>
    </section>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="border-t border-line px-4 py-3">
      <dt className="muted text-sm">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Storage({ db, persisted }: { db: AsiliDb; persisted: boolean | null }) {
  const say = useMessages(syncTray);
  const [refused, setRefused] = useState(false);
  if (persisted) return say("storageKept");
  return (
    <>
      {say("storageLoose")}
      <button
        type="button"
        className="btn mt-2 flex"
        onClick={() => void keepStorage(db, navigator.storage).then(() => setRefused(true))}
      >
        {say("protect")}
      </button>
      {refused && <p className="muted mt-1 text-sm">{say("protectHelp")}</p>}
    </>
  );
}

const MEGABYTE = 1_000_000;

function writeBytes(locale: Locale, bytes: number): string {
  const mega = bytes >= MEGABYTE;
  return (mega ? bytes / MEGABYTE : bytes / 1000).toLocaleString(intlTag(locale), {
    style: "unit",
    unit: mega ? "megabyte" : "kilobyte",
    maximumFractionDigits: 1,
  });
}
