import { useState } from "react";
import type { Account } from "../../api/account";
import type { AsiliDb } from "../../db/asili-db";
import { exportUnsent } from "../../carry/export-unsent";
import { useMessages } from "../../i18n/language";
import { syncTray } from "../../i18n/sync-tray";
import type { Sync } from "../../sync/start-sync";
import { useStore } from "../../ui/use-store";

type UnsentChoicesProps = { account: Account; db: AsiliDb; sync: Sync; unsent: number };

/** What can be done with what was not sent before its user leaves. */
export function UnsentChoices({ account, db, sync, unsent }: UnsentChoicesProps) {
  const say = useMessages(syncTray);
  const { phase } = useStore(sync.status);
  const [asked, setAsked] = useState(false);
  const send = () => {
    setAsked(true);
    sync.syncNow();
  };
  return (
    <>
      <p>{say("signOutUnsent", { n: unsent })}</p>
      <div className="grid gap-2">
        <button type="button" className="btn btn-main" disabled={phase === "sending"} onClick={send}>
          {say("sendNow")}
        </button>
        <p role="status" className="text-sm">
          {asked && phase !== "sending" && say("sendNowFailed")}
        </p>
        <button type="button" className="btn" onClick={() => void exportUnsent(db, account).then(save)}>
          {say("exportUnsent")}
        </button>
        <p className="muted text-sm">{say("exportUnsentHelp")}</p>
      </div>
    </>
  );
}

function save(exported: Awaited<ReturnType<typeof exportUnsent>>): void {
  if (!exported) return;
  const { file } = exported;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(link.href);
}
