import type { AsiliDb } from "../../db/asili-db";
import type { SyncState } from "../../db/read-sync-state";
import { useMessages } from "../../i18n/language";
import { syncTray } from "../../i18n/sync-tray";
import { Note } from "../../ui/note";

/** Says what the phone lost when it cleared the storage, until its user has read it. */
export function EvictionNote({ db, evicted }: { db: AsiliDb; evicted: NonNullable<SyncState["evicted"]> }) {
  const say = useMessages(syncTray);
  const { lost } = evicted;
  const words = lost === null ? say("evicted") : lost === 0 ? say("evictedClean") : say("evictedLost", { n: lost });
  return (
    <Note tone="bad">
      <p>
        {words} {say("evictedPrevent")}
      </p>
      <button type="button" className="btn mt-2" onClick={() => void db.meta.delete("evicted")}>
        {say("evictedRead")}
      </button>
    </Note>
  );
}
