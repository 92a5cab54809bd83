import { useState } from "react";
import { held } from "../../i18n/held";
import { useMessages } from "../../i18n/language";
import { USUAL_REASONS } from "../../i18n/use-decline-reason";
import { FormDialog } from "../../ui/form-dialog";

const MAX_REASON = 200;

type DeclineDialogProps = { name: string; onDecline: (reason: string) => void; onClose: () => void };

/** Declining takes a reason, which the author will read: a usual one with a tap, or any other in words. */
export function DeclineDialog({ name, onDecline, onClose }: DeclineDialogProps) {
  const say = useMessages(held);
  const [reason, setReason] = useState("");
  return (
    <FormDialog
      title={say("declineTitle")}
      submit={say("decline")}
      cancel={say("keep")}
      busy={reason.trim() === ""}
      fault={null}
      danger
      onSubmit={() => onDecline(reason.trim())}
      onClose={onClose}
    >
      <p>{say("declineHelp", { name })}</p>
      <div className="flex flex-wrap gap-2">
        {USUAL_REASONS.map((usual) => (
          <button
            key={usual}
            type="button"
            className="chip text-start"
            aria-pressed={reason === say(usual)}
            onClick={() => setReason(say(usual))}
          >
            {say(usual)}
          </button>
        ))}
      </div>
      <label className="grid gap-1">
        <span className="font-semibold">{say("reason")}</span>
        <textarea
          className="input min-h-20 py-2"
          maxLength={MAX_REASON}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
    </FormDialog>
  );
}
