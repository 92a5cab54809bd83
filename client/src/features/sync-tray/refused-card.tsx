import { useState } from "react";
import type { AsiliDb } from "../../db/asili-db";
import type { TrayOperation } from "../../db/read-tray";
import { useMessages } from "../../i18n/language";
import { syncTray } from "../../i18n/sync-tray";
import { useDeclineReason } from "../../i18n/use-decline-reason";
import { retryOperation } from "../../sync/outbox/retry-operation";
import { copyText } from "../../ui/copy-text";
import { isOfRegister } from "../../values/operation";
import { DiscardDialog } from "./discard-dialog";
import { useRegisterName } from "./use-register-name";

/** What a later try may mend: the school reopened the term, gave the class back, or the phone's clock was put right. */
const MAY_GO_LATER = [
  "TERM_CLOSED",
  "NOT_YOUR_CLASS",
  "ACCESS_ENDED",
  "DAY_IN_FUTURE",
  "NOT_A_SCHOOL_DAY",
  "UNKNOWN_KIND",
  "SHEET_SUBMITTED",
  "SHEET_OPEN",
  "NOT_YOUR_SUBJECT",
  "REOPEN_NOT_ALLOWED",
  "TOO_MANY_PROPOSALS",
  "TOO_MUCH_HELD",
  "SERVER_FAULT",
];

/** Of these no change to the register itself mends anything. */
const NOT_THE_REGISTER = ["TERM_CLOSED", "NOT_A_SCHOOL_DAY", "DAY_IN_FUTURE", "TOO_MUCH_HELD", "SERVER_FAULT"];

/** Something the server did not take: why, in a sentence, and the ways out of it. */
export function RefusedCard({ db, refused }: { db: AsiliDb; refused: TrayOperation }) {
  const say = useMessages(syncTray);
  const nameOf = useRegisterName();
  const [discarding, setDiscarding] = useState(false);
  const [asked, setAsked] = useState<{ text: string; copied: boolean } | null>(null);
  const { n, code, state, className, classId, assessment, operation } = refused;
  // The school has it: throwing it away here would not keep the head from taking it in.
  const undecided = state === "held" && code !== "DECLINED";
  const register = nameOf({ className, assessment, ...operation });
  const why = useWhy(refused);
  const ask = async () => {
    const text = say(isOfRegister(operation) ? "askText" : "askTextScores", { register, why });
    if (await shared(text)) return;
    setAsked({ text, copied: await copyText(text) });
  };
  return (
    <li className="card grid gap-3 p-4">
      <div>
        <p className="font-semibold">{register}</p>
        <p>{why}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        {isOfRegister(operation) && className && state !== "held" && !NOT_THE_REGISTER.includes(code) && (
          <a href={`/register/${classId}/${operation.day}/${operation.session}`} className="btn">
            {say("fixIt")}
          </a>
        )}
        {!isOfRegister(operation) && className && state !== "held" && !NOT_THE_REGISTER.includes(code) && (
          <a href={`/marks/${classId}/${operation.assessmentId}`} className="btn">
            {say("fixIt")}
          </a>
        )}
        {MAY_GO_LATER.includes(code) && (
          <button type="button" className="btn" onClick={() => void retryOperation(db, n)}>
            {say("again")}
          </button>
        )}
        <button type="button" className="btn" onClick={() => void ask()}>
          {say("askHead")}
        </button>
        {!undecided && (
          <button type="button" className="btn btn-bare text-absent" onClick={() => setDiscarding(true)}>
            {say("discard")}
          </button>
        )}
      </div>
      <p role="status" className="muted text-sm empty:hidden">
        {asked && say(asked.copied ? "copied" : "copyThis")}
      </p>
      {asked && !asked.copied && (
        <textarea
          className="input min-h-28 py-2"
          aria-label={say("copyThis")}
          readOnly
          value={asked.text}
          onFocus={(event) => event.target.select()}
        />
      )}
      {discarding && <DiscardDialog db={db} n={n} register={register} onClose={() => setDiscarding(false)} />}
    </li>
  );
}

function useWhy({ code, state, message, operation, maximum }: TrayOperation): string {
  const say = useMessages(syncTray);
  const reasonOf = useDeclineReason();
  if (code === "DECLINED") return say("whyDECLINED", { message: reasonOf(message) });
  if (state === "held") return say("whyHELD");
  if (state === "blocked") return say(isOfRegister(operation) ? "whyBLOCKED_BY" : "whyScores_BLOCKED_BY");
  if (code === "IMPOSSIBLE_SCORE" && maximum !== null) return say("whyAbove", { max: maximum });
  const keys = isOfRegister(operation) ? [`why${code}`] : [`whyScores_${code}`, `why${code}`];
  const key = keys.find((each) => each in syncTray.en);
  return key ? say(key as "whyHELD") : say("whyOther", { message });
}

/** Whether the phone's own way of sharing took it, or its user decided against it there. */
async function shared(text: string): Promise<boolean> {
  if (!navigator.share) return false;
  try {
    await navigator.share({ text });
    return true;
  } catch (error) {
    return error instanceof DOMException && error.name === "AbortError";
  }
}
