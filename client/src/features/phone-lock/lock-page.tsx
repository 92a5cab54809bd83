import { type FormEvent, useEffect, useRef, useState } from "react";
import type { Account } from "../../api/account";
import type { Session } from "../../api/session";
import type { AsiliDb } from "../../db/asili-db";
import { unlockNames } from "../../db/names/unlock-names";
import { core } from "../../i18n/core";
import { useLanguage, useMessages } from "../../i18n/language";
import { LANGUAGES } from "../../i18n/locale";
import { phoneLock } from "../../i18n/phone-lock";
import { Choices } from "../../ui/choices";
import { Door } from "../../ui/door";
import { Note } from "../../ui/note";
import { ForgottenPin } from "./forgotten-pin";
import { PinInput } from "./pin-input";

type LockPageProps = { session: Session; account: Account; db: AsiliDb };

const MINUTE_MS = 60_000;

/** The door of a known user: their PIN, with or without a network. */
export default function LockPage({ session, account, db }: LockPageProps) {
  const say = useMessages(phoneLock);
  const sayCore = useMessages(core);
  const { locale, setLocale } = useLanguage();
  const [forgotten, setForgotten] = useState(false);
  const languages = (
    <Choices legend={sayCore("language")} name="language" options={LANGUAGES} chosen={locale} onChoose={setLocale} />
  );
  return (
    <Door lead={account.schoolName} corner={languages}>
      {forgotten ? (
        <ForgottenPin session={session} account={account} db={db} onBack={() => setForgotten(false)} />
      ) : (
        <>
          <div>
            <h1 className="text-xl">{say("locked", { name: account.name })}</h1>
            <p className="muted mt-2">{say("lockedHelp")}</p>
          </div>
          <PinForm db={db} />
          <div className="grid gap-2">
            <button type="button" className="btn btn-bare" onClick={() => setForgotten(true)}>
              {say("forgot")}
            </button>
            <button type="button" className="btn btn-bare" onClick={() => session.handTo(null)}>
              {say("someoneElse")}
            </button>
          </div>
        </>
      )}
    </Door>
  );
}

function PinForm({ db }: { db: AsiliDb }) {
  const say = useMessages(phoneLock);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  // There is nothing else to be done here.
  useEffect(() => input.current?.focus(), []);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const pin = String(new FormData(form).get("pin"));
    if (!pin) return;
    setBusy(true);
    const end = await unlockNames(db, pin);
    setBusy(false);
    if (end.kind === "open") return;
    setFault(end.kind === "wrong" ? say("wrong") : say("wait", { n: Math.ceil(end.ms / MINUTE_MS) }));
    form.reset();
    input.current?.focus();
  };
  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
      <PinInput ref={input} name="pin" label={say("pin")} />
      {fault && <Note tone="bad">{fault}</Note>}
      <button type="submit" className="btn btn-main" disabled={busy}>
        {say(busy ? "unlocking" : "unlock")}
      </button>
    </form>
  );
}
