import { type FormEvent, lazy, Suspense, useCallback, useState } from "react";
import type { Account } from "../../api/account";
import { deviceLabel } from "../../api/device-label";
import type { Session } from "../../api/session";
import { core } from "../../i18n/core";
import { useLanguage, useMessages } from "../../i18n/language";
import { LANGUAGES } from "../../i18n/locale";
import { signIn as signInMessages } from "../../i18n/sign-in";
import { Choices } from "../../ui/choices";
import { Door } from "../../ui/door";
import { Field } from "../../ui/field";
import { Note } from "../../ui/note";
import { useStore } from "../../ui/use-store";
import { PeoplePicker } from "./people-picker";
import { type Person, readPerson } from "./read-people";
import { ShutOutNotes } from "./shut-out-notes";

/** What each refusal means to the person at the door. */
const REFUSALS = {
  UNAUTHENTICATED: "wrong",
  BAD_USER_INPUT: "wrong",
  RATE_LIMITED: "tooMany",
  NO_ANSWER: "noAnswer",
  UPGRADE_REQUIRED: "update",
} as const;
type Fault = (typeof REFUSALS)[keyof typeof REFUSALS] | "missing" | "other";

/** It comes with its first use: a teacher's phone never needs it. */
const CodeForm = lazy(() => import("./code-form"));

type SignInPageProps = { session: Session; onDone: (to: string) => void };

/** The door: for somebody new to this phone, for those it knows, or again for a user whose sign-in ran out. */
export default function SignInPage({ session, onDone }: SignInPageProps) {
  const say = useMessages(signInMessages);
  const sayCore = useMessages(core);
  const { locale, setLocale } = useLanguage();
  const { account } = useStore(session.state);
  const [known, setKnown] = useState(session.known);
  const look = useCallback(() => setKnown(session.known), [session]);
  const [picked, setPicked] = useState<Person | null>();
  const again = account ?? picked?.account ?? null;
  const [way, setWay] = useState<"password" | "code">(again && isGuardian(again) ? "code" : "password");
  const ways = [
    { value: "password", label: say("staff") },
    { value: "code", label: say("guardian") },
  ] as const;
  const isPicking = !account && known.length > 0 && picked === undefined;
  const pick = (person: Person | null) => {
    if (!person?.hasPin) return setPicked(person);
    onDone("/");
    session.handTo(person.account);
  };
  const languages = (
    <Choices legend={sayCore("language")} name="language" options={LANGUAGES} chosen={locale} onChoose={setLocale} />
  );
  return (
    <Door lead={say("lead")} corner={languages}>
      {!account && <ShutOutNotes session={session} onLook={look} />}
      {isPicking ? (
        <PeoplePicker known={known} onPick={pick} />
      ) : (
        <>
          <div>
            <h1 className="text-xl">{again ? say("again", { name: again.name }) : say("title")}</h1>
            {account && <p className="muted mt-2">{say("againHelp")}</p>}
          </div>
          {(!again || isGuardian(again)) && (
            <Choices legend={say("who")} name="who" options={ways} chosen={way} onChoose={setWay} />
          )}
          {way === "code" && (!again || isGuardian(again)) ? (
            <Suspense fallback={<p className="muted min-h-40">{sayCore("reading")}</p>}>
              <CodeForm
                session={session}
                phone={again?.login ?? ""}
                onIn={(entered) => void nextOf(session, entered).then(onDone)}
              />
            </Suspense>
          ) : (
            <SignInForm session={session} login={again?.login ?? ""} onDone={onDone} />
          )}
          {account && (
            <a href="/" className="btn btn-bare">
              {say("notNow")}
            </a>
          )}
          {!account && known.length > 0 && (
            <button type="button" className="btn btn-bare" onClick={() => setPicked(undefined)}>
              {say("others")}
            </button>
          )}
        </>
      )}
    </Door>
  );
}

function SignInForm({ session, login: before, onDone }: SignInPageProps & { login: string }) {
  const say = useMessages(signInMessages);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const filled = new FormData(event.currentTarget);
    const [login, password] = [String(filled.get("login")).trim(), String(filled.get("password"))];
    if (!login || !password) return setFault("missing");
    setBusy(true);
    const end = await session.signIn(login, password, deviceLabel(navigator.userAgent));
    if (end.ok) return onDone(await nextOf(session, end.account));
    setBusy(false);
    setFault(REFUSALS[end.code as keyof typeof REFUSALS] ?? "other");
  };

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
      <Field label={say("login")} hint={say("loginHint")}>
        {(control) => (
          <input
            {...control}
            name="login"
            className="input"
            defaultValue={before}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
      </Field>
      <Field label={say("password")}>
        {(control) => (
          <div className="flex gap-2">
            <input
              {...control}
              name="password"
              type={shown ? "text" : "password"}
              className="input min-w-0 flex-1"
              autoComplete="current-password"
            />
            <button type="button" className="btn" aria-pressed={shown} onClick={() => setShown(!shown)}>
              {say(shown ? "hide" : "show")}
            </button>
          </div>
        )}
      </Field>
      {fault && (
        <Note tone="bad">
          <p className="text-sm">{say(fault)}</p>
        </Note>
      )}
      <button type="submit" className="btn btn-main" disabled={busy}>
        {say(busy ? "submitting" : "submit")}
      </button>
    </form>
  );
}

/** Nothing but a guardian: those who work at a school sign in with their password. */
const isGuardian = ({ roles }: Account): boolean => roles.every((role) => role === "GUARDIAN");

/** On a phone that others use, a PIN is offered to whoever has none. */
async function nextOf({ known }: Session, account: Account): Promise<string> {
  return known.length > 1 && !(await readPerson(account)).hasPin ? "/settings/pin" : "/";
}
