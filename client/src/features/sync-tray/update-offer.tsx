import { useEffect } from "react";
import { applyUpdate, lookForUpdate, updateReady } from "../../api/app-update";
import type { AsiliDb } from "../../db/asili-db";
import { useLive } from "../../db/use-live";
import { useMessages } from "../../i18n/language";
import { syncTray } from "../../i18n/sync-tray";
import { useStore } from "../../ui/use-store";

/** A newer version that lies ready, never taken over a sheet that is being filled. Where one is `wanted`, it is looked for. */
export default function UpdateOffer({ db, wanted = false }: { db: AsiliDb; wanted?: boolean }) {
  const say = useMessages(syncTray);
  const ready = useStore(updateReady);
  const drafts = useLive(() => db.drafts.count(), [db]);
  useEffect(() => {
    if (wanted) void lookForUpdate();
  }, [wanted]);
  if (!ready && !wanted) return null;
  return (
    <div className="mt-1">
      <p className="font-semibold">{say(ready ? "updateReady" : "updateNotYet")}</p>
      {ready ? (
        <button type="button" className="btn btn-main mt-1 flex" disabled={drafts !== 0} onClick={applyUpdate}>
          {say("updateNow")}
        </button>
      ) : (
        <button type="button" className="btn mt-1 flex" onClick={() => void lookForUpdate()}>
          {say("updateLook")}
        </button>
      )}
      {ready && !!drafts && <p className="muted mt-1 text-sm">{say("updateAfterDraft")}</p>}
    </div>
  );
}
