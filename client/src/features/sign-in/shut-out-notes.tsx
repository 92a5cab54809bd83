import { useEffect, useState } from "react";
import { readAccounts, type ShutOut, writeAccounts } from "../../api/account-book";
import type { Session } from "../../api/session";
import { openDb } from "../../db/open-db";
import { useMessages } from "../../i18n/language";
import { phoneLock } from "../../i18n/phone-lock";
import { answerRevocations } from "../../phone/answer-revocations";
import { Note } from "../../ui/note";

/** What became of people whose access on this phone the school has ended; here it is looked for and finished, too. */
export function ShutOutNotes({ session, onLook }: { session: Session; onLook: () => void }) {
  const say = useMessages(phoneLock);
  const { storage } = session.ports;
  const [gone, setGone] = useState(() => readAccounts(storage).shutOut ?? []);
  useEffect(() => {
    const look = () =>
      void answerRevocations({ session, openDb })
        .catch(() => undefined)
        .then(() => {
          setGone(readAccounts(storage).shutOut ?? []);
          onLook();
        });
    look();
    addEventListener("online", look);
    return () => removeEventListener("online", look);
  }, [session, storage, onLook]);
  const forget = () => {
    const waiting = gone.filter(({ deviceId }) => deviceId !== "");
    writeAccounts(storage, { ...readAccounts(storage), shutOut: waiting });
    setGone(waiting);
  };
  if (gone.length === 0) return null;
  return (
    <Note tone="warn">
      <p className="font-semibold">{say("gone")}</p>
      {gone.map((one) => (
        <p key={one.userId} className="mt-1 text-sm">
          {wordsOf(one, say)}
        </p>
      ))}
      {gone.some(({ deviceId }) => deviceId === "") && (
        <button type="button" className="btn mt-2" onClick={forget}>
          {say("understood")}
        </button>
      )}
    </Note>
  );
}

function wordsOf({ waiting, handedOver }: ShutOut, say: ReturnType<typeof useMessages<typeof phoneLock.en>>): string {
  if (waiting > 0) return say("goneWaiting", { n: waiting });
  return handedOver > 0 ? say("goneHandedOver", { n: handedOver }) : say("goneClean");
}
