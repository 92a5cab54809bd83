import { useState } from "react";
import type { Session } from "../../api/session";
import type { AsiliDb } from "../../db/asili-db";
import { useLive } from "../../db/use-live";
import { useMessages } from "../../i18n/language";
import { syncTray } from "../../i18n/sync-tray";
import { signOut } from "../../sync/sign-out";
import { FormDialog } from "../../ui/form-dialog";

type SignOutProps = { session: Session; db: AsiliDb };

/** The way out, asked about first: what waits to be sent stays on the phone. */
export default function SignOut({ session, db }: SignOutProps) {
  const say = useMessages(syncTray);
  const [leaving, setLeaving] = useState(false);
  const unsent = useLive(() => db.outbox.where({ state: "waiting" }).count(), [db]);
  return (
    <>
      <button type="button" className="btn" onClick={() => setLeaving(true)}>
        {say("signOut")}
      </button>
      {leaving && (
        <FormDialog
          title={say("signOutTitle")}
          submit={say("signOut")}
          cancel={say("stay")}
          busy={false}
          fault={null}
          onSubmit={() => void signOut(db, session)}
          onClose={() => setLeaving(false)}
        >
          <p>{unsent ? say("signOutUnsent", { n: unsent }) : say("signOutClean")}</p>
        </FormDialog>
      )}
    </>
  );
}
