import { useState } from "react";
import type { Account } from "../../api/account";
import type { Session } from "../../api/session";
import type { AsiliDb } from "../../db/asili-db";
import { changePin } from "../../db/names/change-pin";
import { core } from "../../i18n/core";
import { useMessages } from "../../i18n/language";
import { phoneLock } from "../../i18n/phone-lock";
import { lockNames } from "../../phone/lock-names";
import { Note } from "../../ui/note";
import { Page } from "../../ui/page";
import { NewPinForm } from "./new-pin-form";

type PinPageProps = { session: Session; account: Account; db: AsiliDb };
type Done = "saved" | "removed" | "failed";

/** Whether a PIN stands before this user's names on this phone; all of it works without a network. */
export default function PinPage({ session, account, db }: PinPageProps) {
  const say = useMessages(phoneLock);
  const sayCore = useMessages(core);
  const [done, setDone] = useState<Done | null>(null);
  const { hasPin } = db.names;
  const others = session.known.filter(({ userId }) => userId !== account.userId).length > 0;
  const change = async (pin: string | null) => {
    setDone(null);
    await changePin(db, pin).then(
      () => setDone(pin === null ? "removed" : "saved"),
      () => setDone("failed"),
    );
  };
  const leave = () => {
    lockNames(db);
    session.handTo(null);
  };
  return (
    <Page title={say("title")} back={{ href: "/settings", label: sayCore("back") }}>
      <div className="grid max-w-md gap-6 p-4">
        <p>{say(hasPin ? "set" : others ? "shared" : "none")}</p>
        {done && <Note tone={done === "failed" ? "bad" : "good"}>{say(done)}</Note>}
        {hasPin && (
          <div className="grid gap-2">
            <button type="button" className="btn btn-main" onClick={() => lockNames(db)}>
              {say("lockNow")}
            </button>
            <button type="button" className="btn" onClick={leave}>
              {say("switchUser")}
            </button>
          </div>
        )}
        {isSecureContext ? (
          <NewPinForm key={String(hasPin)} hasPin={hasPin} onPin={change} />
        ) : (
          <Note tone="warn">{say("insecure")}</Note>
        )}
        {hasPin ? (
          <button type="button" className="btn btn-bare" onClick={() => void change(null)}>
            {say("remove")}
          </button>
        ) : (
          <a href="/" className="btn btn-bare">
            {say("later")}
          </a>
        )}
        <p className="muted text-sm">{say("honest")}</p>
      </div>
    </Page>
  );
}
