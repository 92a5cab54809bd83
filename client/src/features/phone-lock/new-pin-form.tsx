import { type FormEvent, useState } from "react";
import { useMessages } from "../../i18n/language";
import { phoneLock } from "../../i18n/phone-lock";
import { Note } from "../../ui/note";
import { PinInput } from "./pin-input";

type NewPinFormProps = { hasPin: boolean; onPin: (pin: string) => Promise<void> };

const PIN = /^\d{4,12}$/;

/** A PIN, written twice. */
export function NewPinForm({ hasPin, onPin }: NewPinFormProps) {
  const say = useMessages(phoneLock);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<"short" | "differ" | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const filled = new FormData(form);
    const pin = String(filled.get("pin"));
    if (!PIN.test(pin)) return setFault("short");
    if (pin !== filled.get("again")) return setFault("differ");
    setFault(null);
    setBusy(true);
    await onPin(pin);
    setBusy(false);
    form.reset();
  };
  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
      <h2 className="text-lg">{say(hasPin ? "change" : "choose")}</h2>
      <PinInput name="pin" label={say("newPin")} hint={say("newPinHint")} />
      <PinInput name="again" label={say("repeat")} />
      {fault && <Note tone="bad">{say(fault)}</Note>}
      <button type="submit" className={hasPin ? "btn" : "btn btn-main"} disabled={busy}>
        {say(busy ? "saving" : "save")}
      </button>
    </form>
  );
}
