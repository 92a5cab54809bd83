import { useId, useState } from "react";
import type { Account } from "../../api/account";
import type { Session } from "../../api/session";
import type { AsiliDb } from "../../db/asili-db";
import { useLive } from "../../db/use-live";
import { useMessages } from "../../i18n/language";
import { syncTray } from "../../i18n/sync-tray";
import { lockNames } from "../../phone/lock-names";
import { signOut } from "../../phone/sign-out";
import type { Sync } from "../../sync/start-sync";
import { Dialog } from "../../ui/dialog";
import { UnsentChoices } from "./unsent-choices";

type SignOutProps = { session: Session; account: Account; db: AsiliDb; sync: Sync };

/** The way out, asked about first: what waits to be sent is sent, kept or saved, and never dropped. */
export default function SignOut(props: SignOutProps) {
  const say = useMessages(syncTray);
  const [leaving, setLeaving] = useState(false);
  return (
    <>
      <button type="button" className="btn" onClick={() => setLeaving(true)}>
        {say("signOut")}
      </button>
      {leaving && <SignOutDialog {...props} onClose={() => setLeaving(false)} />}
    </>
  );
}

function SignOutDialog({ session, account, db, sync, onClose }: SignOutProps & { onClose: () => void }) {
  const say = useMessages(syncTray);
  const heading = useId();
  const unsent = useLive(() => db.outbox.where({ state: "waiting" }).count(), [db]);
  const { hasPin } = db.names;
  const lock = () => {
    lockNames(db);
    session.handTo(null);
  };
  return (
    <Dialog labelledBy={heading} onClose={onClose}>
      <div className="grid gap-4">
        <h2 id={heading} className="text-lg">
          {say("signOutTitle")}
        </h2>
        {unsent ? (
          <UnsentChoices account={account} db={db} sync={sync} unsent={unsent} main={!hasPin} />
        ) : (
          <p>{say("signOutClean")}</p>
        )}
        {hasPin && (
          <div>
            <button type="button" className="btn btn-main w-full" onClick={lock}>
              {say("lockAndLeave")}
            </button>
            <p className="muted mt-1 text-sm">{say("lockAndLeaveHelp")}</p>
          </div>
        )}
        <div>
          <button
            type="button"
            className={`btn w-full ${hasPin || unsent ? "" : "btn-main"}`}
            onClick={() => void signOut(db, session)}
          >
            {say("signOut")}
          </button>
          <p className="muted mt-1 text-sm">{say(unsent ? "signOutKeeps" : "signOutHelp")}</p>
        </div>
        <button type="button" className="btn btn-bare" onClick={onClose}>
          {say("stay")}
        </button>
      </div>
    </Dialog>
  );
}
