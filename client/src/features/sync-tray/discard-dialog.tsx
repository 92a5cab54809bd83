import { useState } from "react";
import type { AsiliDb } from "../../db/asili-db";
import { useMessages } from "../../i18n/language";
import { syncTray } from "../../i18n/sync-tray";
import { discardOperation } from "../../sync/outbox/discard-operation";
import { FormDialog } from "../../ui/form-dialog";
import type { Counter } from "../../values/ids";
import { DISCARD_REASONS } from "./read-discarded";

type DiscardDialogProps = { db: AsiliDb; n: Counter; register: string; onClose: () => void };

/** Letting go of a record takes a reason: it is the one thing here that cannot be undone. */
export function DiscardDialog({ db, n, register, onClose }: DiscardDialogProps) {
  const say = useMessages(syncTray);
  const [busy, setBusy] = useState(false);
  return (
    <FormDialog
      title={say("discardTitle")}
      submit={say("discard")}
      cancel={say("keep")}
      busy={busy}
      fault={null}
      danger
      onSubmit={(filled) => {
        const discarded = discardOperation(db, n, String(filled.get("reason")));
        setBusy(true);
        void discarded.then(onClose);
      }}
      onClose={onClose}
    >
      <p className="font-semibold">{register}</p>
      <p>{say("discardHelp")}</p>
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">{say("discardTitle")}</legend>
        {DISCARD_REASONS.map((reason) => (
          <label key={reason} className="chip relative">
            <input
              type="radio"
              name="reason"
              value={reason}
              defaultChecked={reason === "Mistake"}
              className="sr-only"
            />
            {say(`discardReason${reason}`)}
          </label>
        ))}
      </fieldset>
    </FormDialog>
  );
}
