import { type FormEvent, useEffect, useState } from "react";
import type { Account } from "../../api/account";
import { deviceLabel } from "../../api/device-label";
import type { Session } from "../../api/session";
import { useLanguage, useMessages } from "../../i18n/language";
import { signIn } from "../../i18n/sign-in";
import { signInCode } from "../../i18n/sign-in-code";
import { Field } from "../../ui/field";
import { Note } from "../../ui/note";

type CodeFormProps = { session: Session; phone: string; onIn: (account: Account) => void };

/** Until when another code is not asked for: most messages come within this. */
const PATIENCE_SECONDS = 60;

/** A guardian's way in: their phone number, then the code that was sent to it. */
export default function CodeForm({ session, phone: before, onIn }: CodeFormProps) {
  const say = useMessages(signInCode);
  const sayFault = useFaultWords();
  const { locale } = useLanguage();
  const language = locale === "sw" ? "SW" : "EN";
  const [phone, setPhone] = useState(before);
  const [asked, setAsked] = useState(0);
  const [fault, setFault] = useState("");
  const [busy, setBusy] = useState(false);

  const ask = async () => {
    if (!phone.trim()) return setFault(say("missingPhone"));
    setBusy(true);
    const answer = await session.sendCode(phone.trim(), language);
    setBusy(false);
    if (answer.kind === "data") {
      setFault("");
      return setAsked(Date.now());
    }
    setFault(sayFault(answer.kind === "refused" ? answer.code : "NO_ANSWER", "badPhone"));
  };
  const enter = async (code: string) => {
    if (!/^\d{6}$/.test(code)) return setFault(say("missingCode"));
    setBusy(true);
    const given = { phone: phone.trim(), code, language, deviceLabel: deviceLabel(navigator.userAgent) } as const;
    const end = await session.signInWithCode(given);
    if (end.ok) return onIn(end.account);
    setBusy(false);
    setFault(sayFault(end.code, "wrong"));
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void (asked ? enter(String(new FormData(event.currentTarget).get("code")).replaceAll(/\s/g, "")) : ask());
  };

  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      {asked ? (
        <>
          <Note>
            <p className="text-sm">{say("sent", { phone: phone.trim() })}</p>
          </Note>
          <CodeField key={asked} />
        </>
      ) : (
        <Field label={say("phone")} hint={say("phoneHint")}>
          {(control) => (
            <input
              {...control}
              type="tel"
              inputMode="tel"
              className="input"
              value={phone}
              onChange={(event) => setPhone(event.currentTarget.value)}
              autoComplete="tel"
            />
          )}
        </Field>
      )}
      {fault && (
        <Note tone="bad">
          <p className="text-sm">{fault}</p>
        </Note>
      )}
      <button type="submit" className="btn btn-main" disabled={busy}>
        {say(asked ? (busy ? "submitting" : "submit") : busy ? "sending" : "send")}
      </button>
      {asked > 0 && (
        <div className="grid gap-2">
          <AskAgain key={asked} onAsk={() => void ask()} disabled={busy} />
          <button type="button" className="btn btn-bare" onClick={() => (setAsked(0), setFault(""))}>
            {say("otherPhone")}
          </button>
          <p className="muted text-center text-sm">{say("notCome")}</p>
        </div>
      )}
      {asked > 0 && <PracticeLink />}
    </form>
  );
}

/** Filled in by the browser where it may read the message. */
function CodeField() {
  const say = useMessages(signInCode);
  return (
    <Field label={say("code")} hint={say("codeHint")}>
      {(control) => (
        <input
          {...control}
          name="code"
          className="input text-xl tracking-[0.3em] tabular-nums"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          ref={(input) => input?.focus()}
        />
      )}
    </Field>
  );
}

function AskAgain({ onAsk, disabled }: { onAsk: () => void; disabled: boolean }) {
  const say = useMessages(signInCode);
  const [left, setLeft] = useState(PATIENCE_SECONDS);
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <button type="button" className="btn" disabled={disabled || left > 0} onClick={onAsk}>
      {left > 0 ? say("againIn", { n: left }) : say("again")}
    </button>
  );
}

/** Where nothing is really sent, the way to what would have been. */
function PracticeLink() {
  const say = useMessages(signInCode);
  const [isPractice, setIsPractice] = useState(false);
  useEffect(() => {
    fetch("/practice/messages", { method: "HEAD" }).then(
      ({ ok, headers }) => setIsPractice(ok && headers.get("x-asili-practice") === "yes"),
      () => undefined,
    );
  }, []);
  if (!isPractice) return null;
  return (
    <a href="/practice/messages" target="_blank" rel="noreferrer" className="link text-center text-sm">
      {say("practice")}
    </a>
  );
}

function useFaultWords(): (code: string, badInput: "badPhone" | "wrong") => string {
  const say = useMessages(signInCode);
  const sayDoor = useMessages(signIn);
  return (code, badInput) => {
    switch (code) {
      case "UNAUTHENTICATED":
        return say("wrong");
      case "BAD_USER_INPUT":
        return say(badInput);
      case "RATE_LIMITED":
        return say("tooMany");
      case "CONFLICT":
        return say("cannot");
      case "NO_ANSWER":
        return sayDoor("noAnswer");
      case "UPGRADE_REQUIRED":
        return sayDoor("update");
      default:
        return sayDoor("other");
    }
  };
}
