import { useState } from "react";
import type { Account } from "../../api/account";
import type { AsiliDb } from "../../db/asili-db";
import { exportUnsent } from "../../carry/export-unsent";
import { useMessages } from "../../i18n/language";
import { syncTray } from "../../i18n/sync-tray";
import type { Sync } from "../../sync/start-sync";
import { giveFile } from "../../ui/give-file";
import { useStore } from "../../ui/use-store";

type UnsentChoicesProps = {
  account: Account;
  db: AsiliDb;
  sync: Sync;
  unsent: number;
  /** Whether sending is what is advised: there is nothing better than to send first. */
  main: boolean;
};

/** What can be done with what was not sent before its user leaves. */
export function UnsentChoices({ account, db, sync, unsent, main }: UnsentChoicesProps) {
  const say = useMessages(syncTray);
  const { phase } = useStore(sync.status);
  const [asked, setAsked] = useState(false);
  const give = async () => {
    const exported = await exportUnsent(db, account);
    if (exported) await giveFile(exported.file);
  };
  const send = () => {
    setAsked(true);
    sync.syncNow();
  };
  return (
    <>
      <p>{say("signOutUnsent", { n: unsent })}</p>
      <div className="grid gap-2">
        <button type="button" className={main ? "btn btn-main" : "btn"} disabled={phase === "sending"} onClick={send}>
          {say("sendNow")}
        </button>
        <p role="status" className="text-sm empty:hidden">
          {asked && phase !== "sending" && say("sendNowFailed", { n: unsent })}
        </p>
        <button type="button" className="btn" onClick={() => void give()}>
          {say("exportUnsent")}
        </button>
        <p className="muted text-sm">{say("exportUnsentHelp")}</p>
      </div>
    </>
  );
}
