import { useMutation } from "@apollo/client/react";
import { type FormEvent, useRef, useState } from "react";
import { type PayingAccount, RefundCreditDocument, TransferCreditDocument } from "../../generated/live/graphql";
import { core } from "../../i18n/core";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { money } from "../../i18n/money";
import { moneySuspense } from "../../i18n/money-suspense";
import { Choices } from "../../ui/choices";
import { Field } from "../../ui/field";
import { Note } from "../../ui/note";
import { Page } from "../../ui/page";
import { parseCents } from "../../values/money";
import { FromField } from "./from-field";
import { type FoundLearner, LearnerLine, LearnerPicker } from "./learner-picker";
import { toShillings } from "./share-lines";
import { useChange } from "./use-change";

/** What was paid ahead for a learner: moved to another, or paid back to who paid it. */
export function CreditPage() {
  const say = useMessages(moneySuspense);
  const sayCore = useMessages(core);
  const { locale } = useLanguage();
  const [learner, setLearner] = useState<FoundLearner>();
  const [done, setDone] = useState<string>();
  const credit = learner?.feeBalance?.credit ?? 0;
  return (
    <Page title={say("creditTitle")} back={{ href: "/money", label: sayCore("back") }}>
      <div className="grid gap-4 p-4">
        <p className="muted">{say("creditHelp")}</p>
        {done && <Note tone="good">{done}</Note>}
        {learner ? (
          <section className="card flex flex-wrap items-center gap-3 px-4 py-3">
            <span className="min-w-48 flex-1">
              <LearnerLine learner={learner} />
            </span>
            <button type="button" className="btn" onClick={() => setLearner(undefined)}>
              {say("otherLearner")}
            </button>
          </section>
        ) : (
          <LearnerPicker
            label={say("whose")}
            onPick={(found) => {
              setLearner(found);
              setDone(undefined);
            }}
          />
        )}
        {learner && credit === 0 && <p>{say("creditNone")}</p>}
        {learner && credit > 0 && (
          <>
            <p className="text-lg font-semibold tabular-nums">
              {say("creditIs", { amount: formatMoney(locale, credit) })}
            </p>
            <CreditForm
              key={learner.id}
              learner={learner}
              credit={credit}
              onDone={(words) => {
                setLearner(undefined);
                setDone(words);
              }}
            />
          </>
        )}
      </div>
    </Page>
  );
}

type CreditFormProps = { learner: FoundLearner; credit: number; onDone: (words: string) => void };

function CreditForm({ learner, credit, onDone }: CreditFormProps) {
  const say = useMessages(moneySuspense);
  const sayMoney = useMessages(money);
  const { locale } = useLanguage();
  const [transfer] = useMutation(TransferCreditDocument);
  const [refund] = useMutation(RefundCreditDocument);
  const { busy, fault, setFault, change } = useChange();
  const key = useRef(crypto.randomUUID());
  const [way, setWay] = useState<"move" | "back">("move");
  const [amount, setAmount] = useState(toShillings(credit));
  const [to, setTo] = useState<FoundLearner>();
  const [from, setFrom] = useState<PayingAccount>("BANK");
  const cents = parseCents(amount);
  const words = (sum: number) => formatMoney(locale, sum);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
    if (cents === null) return setFault(sayMoney("badAmount"));
    if (cents > credit) return setFault(say("tooMuch", { amount: words(credit) }));
    if (way === "move" && !to) return setFault(say("toNobody"));
    if (reason === "") return setFault(sayMoney("reasonNeeded"));
    const wanted = { key: key.current, cents, reason };
    const moved = await change(() =>
      way === "move"
        ? transfer({ variables: { input: { ...wanted, fromLearnerId: learner.id, toLearnerId: to!.id } } })
        : refund({ variables: { input: { ...wanted, learnerId: learner.id, from } } }),
    );
    if (!moved) return;
    onDone(
      way === "move"
        ? say("moved", { amount: words(cents), from: learner.name, to: to!.name })
        : say("returned", { amount: words(cents), from: learner.name }),
    );
  };
  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
      <Choices
        legend={say("what")}
        name="way"
        options={[
          { value: "move", label: say("move") },
          { value: "back", label: say("back") },
        ]}
        chosen={way}
        onChoose={setWay}
      />
      <Field label={sayMoney("amount")}>
        {(control) => (
          <input
            {...control}
            className="input tabular-nums"
            inputMode="decimal"
            autoComplete="off"
            value={amount}
            onChange={(event) => setAmount(event.currentTarget.value)}
          />
        )}
      </Field>
      {way === "back" ? (
        <>
          <p className="muted text-sm">{say("giveBackHelp")}</p>
          <FromField from={from} onChange={setFrom} />
        </>
      ) : (
        <>
          {to && (
            <section className="card px-4 py-3">
              <LearnerLine learner={to} />
            </section>
          )}
          <LearnerPicker label={say("toWhom")} without={[learner.id]} onPick={setTo} />
        </>
      )}
      <Field label={way === "move" ? sayMoney("reason") : say("giveBackReason")}>
        {(control) => <input {...control} name="reason" className="input" maxLength={160} autoComplete="off" />}
      </Field>
      {fault && <Note tone="bad">{fault}</Note>}
      <button type="submit" className="btn btn-main" disabled={busy}>
        {busy
          ? say("working")
          : cents === null
            ? say("submitEmpty")
            : say(way === "move" ? "submitMove" : "submitBack", { amount: words(cents) })}
      </button>
    </form>
  );
}
