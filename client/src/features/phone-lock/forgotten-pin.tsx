import { type FormEvent, useState } from "react";
import type { Account } from "../../api/account";
import { deviceLabel } from "../../api/device-label";
import type { Session } from "../../api/session";
import type { AsiliDb } from "../../db/asili-db";
import { forgetNames } from "../../db/names/forget-names";
import { useMessages } from "../../i18n/language";
import { phoneLock } from "../../i18n/phone-lock";
import { Field } from "../../ui/field";
import { Note } from "../../ui/note";

type ForgottenPinProps = { session: Session; account: Account; db: AsiliDb; onBack: () => void };

const FAULTS = { UNAUTHENTICATED: "wrongPassword", BAD_USER_INPUT: "wrongPassword", RATE_LIMITED: "tooMany" } as const;

/** The password in the place of a forgotten PIN: the names come anew, what was said stays. */
export function ForgottenPin({ session, account, db, onBack }: ForgottenPinProps) {
  const say = useMessages(phoneLock);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<(typeof FAULTS)[keyof typeof FAULTS] | "noAnswer" | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password"));
    if (!password) return;
    setBusy(true);
    const end = await session.signIn(account.login, password, deviceLabel(navigator.userAgent));
    if (end.ok) return forgetNames(db);
    setBusy(false);
    setFault(FAULTS[end.code as keyof typeof FAULTS] ?? "noAnswer");
  };
  return (
    <form noValidate className="mb-auto grid gap-4" onSubmit={(event) => void submit(event)}>
      <div>
        <h1 className="text-xl">{say("forgotTitle")}</h1>
        <p className="muted mt-2">{say("forgotHelp")}</p>
      </div>
      <Field label={say("password")}>
        {(control) => (
          <input {...control} name="password" type="password" className="input" autoComplete="current-password" />
        )}
      </Field>
      {fault && <Note tone="bad">{say(fault)}</Note>}
      <button type="submit" className="btn btn-main" disabled={busy}>
        {say(busy ? "signingIn" : "signIn")}
      </button>
      <button type="button" className="btn btn-bare" onClick={onBack}>
        {say("back")}
      </button>
    </form>
  );
}
