import { useState } from "react";
import type { Session } from "../../api/session";
import { decideHeld } from "../../tray/decide-held";
import { formatMoment } from "../../i18n/format-day";
import { held as heldMessages } from "../../i18n/held";
import { useLanguage, useMessages } from "../../i18n/language";
import { statuses } from "../../i18n/statuses";
import { syncTray } from "../../i18n/sync-tray";
import { useMarkWords } from "../../i18n/use-mark-words";
import { useRefusal } from "../../i18n/use-refusal";
import { Note } from "../../ui/note";
import { StatusMark } from "../../ui/status-mark";
import { DeclineDialog } from "./decline-dialog";
import type { HeldRecord } from "./read-held";
import { useRegisterName } from "./use-register-name";

type HeldCardProps = { session: Session; record: HeldRecord; onDecided: () => void };

/** What is said of all who are not named: where nobody is, and where some are. */
const REST = { P: ["allPresent", "everyonePresent"], N: ["allNotTaken", "everyoneNotTaken"] } as const;

const WHY = { class: "whyClass", device: "whyDevice", author: "whyAuthor" } as const;

/** So many marks are shown at first. */
const FIRST = 4;

/** A colleague's record that waits for the head: whose, when, what it says; taken in with one tap or declined with a reason. */
export function HeldCard({ session, record, onDecided }: HeldCardProps) {
  const say = useMessages(heldMessages);
  const nameOf = useRegisterName();
  const { locale } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState("");
  const [declining, setDeclining] = useState(false);
  const faultWords = useFaultWords();
  const { authorName: name, writtenAt, receivedAt, why, operation, className, assessment } = record;
  const decide = async (reason: string | null) => {
    setBusy(true);
    setDeclining(false);
    const code = await decideHeld(session, record.id, reason);
    setBusy(false);
    setFault(code === null ? "" : faultWords(code));
    if (code === null || code in heldMessages.en) onDecided();
  };
  return (
    <li className="card grid gap-3 p-4">
      <div>
        <h3 className="font-semibold">{operation ? nameOf({ className, assessment, ...operation }) : className}</h3>
        <p>
          {say(WHY[why], {
            name,
            at: formatMoment(locale, writtenAt * 1000),
            arrived: formatMoment(locale, receivedAt * 1000),
          })}
        </p>
      </div>
      <Marks record={record} />
      {fault && <Note tone="bad">{fault}</Note>}
      <div className="flex flex-wrap gap-2">
        <button type="button" className="btn btn-main" disabled={busy} onClick={() => void decide(null)}>
          {say("takeIn")}
        </button>
        <button type="button" className="btn btn-bare text-absent" disabled={busy} onClick={() => setDeclining(true)}>
          {say("decline")}
        </button>
      </div>
      {declining && (
        <DeclineDialog name={name} onDecline={(reason) => void decide(reason)} onClose={() => setDeclining(false)} />
      )}
    </li>
  );
}

function Marks({ record: { marks, operation, reasons } }: { record: HeldRecord }) {
  const say = useMessages(heldMessages);
  const sayStatus = useMessages(statuses);
  const words = useMarkWords(reasons);
  const [all, setAll] = useState(false);
  const shown = all ? marks : marks.slice(0, FIRST);
  return (
    <div>
      <ul className="empty:hidden">
        {shown.map(({ position, name, mark }) => (
          <li key={position} className="flex min-h-9 items-center gap-2">
            <StatusMark status={mark.status} letter={sayStatus(`letter${mark.status}`)} small />
            <span className="min-w-0 flex-1">{name || say("learnerAt", { n: position })}</span>
            <span className="muted text-end text-sm">{words(mark)}</span>
          </li>
        ))}
      </ul>
      {shown.length < marks.length && (
        <button type="button" className="btn btn-bare px-0 text-accent" onClick={() => setAll(true)}>
          {say("showAll", { n: marks.length })}
        </button>
      )}
      {operation?.kind === "roll" && (
        <p className="muted text-sm">{say(REST[operation.default === "P" ? "P" : "N"][marks.length ? 1 : 0])}</p>
      )}
    </div>
  );
}

function useFaultWords(): (code: string) => string {
  const say = useMessages(heldMessages);
  const sayTray = useMessages(syncTray);
  const sayRefusal = useRefusal();
  return (code) => {
    if (code === "") return say("offline");
    if (code in heldMessages.en) return say(code as "NOT_HELD");
    const why = `why${code}`;
    if (why in syncTray.en) return say("impossible", { why: sayTray(why as "whyHELD") });
    return sayRefusal({ code, message: "" });
  };
}
