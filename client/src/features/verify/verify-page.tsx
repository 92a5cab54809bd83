import { useEffect, useState } from "react";
import { type Answer, graphqlRequest } from "../../api/graphql-request";
import type { Session } from "../../api/session";
import { VerifyReceiptDocument, type VerifyReceiptQuery } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { LANGUAGES } from "../../i18n/locale";
import { verify } from "../../i18n/verify";
import { Choices } from "../../ui/choices";
import { Note } from "../../ui/note";

type Proof = NonNullable<VerifyReceiptQuery["verifyReceipt"]>;

/** Tells anybody who holds a printed receipt, signed in or not, whether a school made it. */
export default function VerifyPage({ session, code }: { session: Session; code: string }) {
  const say = useMessages(verify);
  const { locale, setLocale } = useLanguage();
  const [answer, setAnswer] = useState<Answer<VerifyReceiptQuery>>();
  const ask = () => {
    setAnswer(undefined);
    void graphqlRequest(session.ports.http, VerifyReceiptDocument, { code }).then(setAnswer);
  };
  useEffect(ask, [session, code]);
  useEffect(() => {
    document.title = `${say("title")} · Asili`;
  }, [say]);
  return (
    <main className="mx-auto grid w-full max-w-md gap-4 px-6 py-6">
      <div className="ml-auto">
        <Choices legend={say("language")} name="language" options={LANGUAGES} chosen={locale} onChoose={setLocale} />
      </div>
      <div className="flex items-center gap-3">
        <img src="/icon.svg" alt="" className="size-12" />
        <h1 className="text-xl">{say("title")}</h1>
      </div>
      {!answer ? (
        <p className="muted" role="status">
          {say("asking")}
        </p>
      ) : answer.kind === "data" ? (
        <Verdict proof={answer.data.verifyReceipt} code={code} />
      ) : (
        <Note tone="warn">
          <p>{say(answer.kind === "refused" && answer.code === "RATE_LIMITED" ? "tooMany" : "noAnswer")}</p>
          <button type="button" className="btn mt-3" onClick={ask}>
            {say("again")}
          </button>
        </Note>
      )}
    </main>
  );
}

function Verdict({ proof, code }: { proof: Proof | null; code: string }) {
  const say = useMessages(verify);
  const { locale } = useLanguage();
  if (!proof)
    return (
      <Note tone="bad">
        <p className="text-lg font-semibold">{say("unknown")}</p>
        <p className="mt-1">{say("unknownHelp", { code })}</p>
      </Note>
    );
  const facts = [
    [say("school"), proof.school],
    [say("number"), String(proof.number)],
    [say("day"), formatDay(locale, proof.day, "dated")],
    [say("amount"), formatMoney(locale, proof.cents)],
  ] as const;
  return (
    <>
      <Note tone={proof.stands ? "good" : "bad"}>
        <p className="text-lg font-semibold">{say(proof.stands ? "stands" : "fell")}</p>
        {!proof.stands && <p className="mt-1">{say("fellHelp")}</p>}
      </Note>
      <dl className="card grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 px-4 py-3">
        {facts.map(([what, fact]) => (
          <div key={what} className="contents">
            <dt className="muted">{what}</dt>
            <dd className="font-semibold tabular-nums">{fact}</dd>
          </div>
        ))}
      </dl>
      <p className="muted">{say("compare")}</p>
    </>
  );
}
