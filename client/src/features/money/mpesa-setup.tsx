import { useMutation, useQuery } from "@apollo/client/react";
import { useState } from "react";
import {
  MoneyMpesaSetupDocument,
  type RegisterMpesaMutation,
  RegisterMpesaDocument,
} from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { moneyMpesa } from "../../i18n/money-mpesa";
import { moneyMpesaSetup } from "../../i18n/money-mpesa-setup";
import { Empty } from "../../ui/empty";
import { Note } from "../../ui/note";
import { Part } from "./part";
import { useChange } from "./use-change";

/** How the school is paid through M-Pesa, and the way to tell M-Pesa where to report. */
export function MpesaSetup({ isAdmin }: { isAdmin: boolean }) {
  const say = useMessages(moneyMpesaSetup);
  const query = useQuery(MoneyMpesaSetupDocument);
  return (
    <Part query={query}>
      {({ mpesaSetup: setup }) => {
        if (!setup) return <Empty title={say("setupNone")}>{say("setupNoneHelp")}</Empty>;
        const facts = [
          [say(setup.isTill ? "till" : "paybill"), setup.number],
          ...(setup.isTill
            ? []
            : [
                [
                  say("accountIs"),
                  setup.accountPrefix ? say("accountPrefixed", { prefix: setup.accountPrefix }) : say("accountPlain"),
                ],
              ]),
          [say("prompting"), say(setup.canPrompt ? "promptsYes" : "promptsNo")],
        ];
        return (
          <>
            {setup.isPractice && (
              <Note tone="warn">
                <p>{say("practice")}</p>
                {setup.simulatorUrl && (
                  <a
                    href={setup.simulatorUrl}
                    target="_blank"
                    rel="noreferrer"
                    className="link inline-flex min-h-12 items-center"
                  >
                    {say("practiceOpen")}
                  </a>
                )}
              </Note>
            )}
            <dl className="card px-4 py-2">
              {facts.map(([name, value]) => (
                <div key={name} className="flex flex-wrap gap-x-3 border-line py-2 not-first:border-t">
                  <dt className="muted w-40">{name}</dt>
                  <dd className="font-semibold tabular-nums">{value}</dd>
                </div>
              ))}
            </dl>
            {isAdmin ? <Register /> : <p className="muted">{say("registerAdmin")}</p>}
          </>
        );
      }}
    </Part>
  );
}

function Register() {
  const say = useMessages(moneyMpesaSetup);
  const sayMpesa = useMessages(moneyMpesa);
  const [register] = useMutation(RegisterMpesaDocument);
  const { busy, fault, change } = useChange();
  const [takesAnyAccount, setTakesAnyAccount] = useState(true);
  const [answer, setAnswer] = useState<RegisterMpesaMutation["registerMpesa"]>();
  const submit = () =>
    change(async () => {
      const { data } = await register({ variables: { takesAnyAccount } });
      setAnswer(data?.registerMpesa);
    });
  return (
    <section className="card grid gap-3 px-4 py-4">
      <h2 className="text-lg">{say("register")}</h2>
      <p className="muted">{say("registerHelp")}</p>
      <label className="flex min-h-12 items-center gap-3">
        <input
          type="checkbox"
          checked={takesAnyAccount}
          onChange={(event) => setTakesAnyAccount(event.currentTarget.checked)}
        />
        {say("takesAny")}
      </label>
      <p className="muted text-sm">{say("takesAnyHelp")}</p>
      {fault && <Note tone="bad">{fault}</Note>}
      {answer && (
        <Note tone={answer.isDone ? "good" : "bad"}>
          {answer.isDone
            ? say("registered")
            : answer.retryAfterSeconds !== null
              ? say("registerBusy", { n: answer.retryAfterSeconds })
              : say("registerFault", { fault: answer.fault ?? "" })}
        </Note>
      )}
      <button type="button" className="btn" disabled={busy} onClick={() => void submit()}>
        {busy ? sayMpesa("working") : say("register")}
      </button>
    </section>
  );
}
