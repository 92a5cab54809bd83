import { useMutation } from "@apollo/client/react";
import { type FormEvent, useRef, useState } from "react";
import type { Session } from "../../api/session";
import { type PaymentChannel, RecordPaymentDocument, type WholeReceiptFragment } from "../../generated/live/graphql";
import { core } from "../../i18n/core";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { money } from "../../i18n/money";
import { moneyReceipts } from "../../i18n/money-receipts";
import { Choices } from "../../ui/choices";
import { Field } from "../../ui/field";
import { Note } from "../../ui/note";
import { Page } from "../../ui/page";
import { parseCents } from "../../values/money";
import type { SchoolDay } from "../../values/school-day";
import { PdfButton } from "./pdf-button";
import { resolveShares } from "./resolve-shares";
import { type LearnerShare, ShareLines } from "./share-lines";
import { SharesCard } from "./shares-card";
import { useChange } from "./use-change";

const BY_HAND = ["CASH", "BANK", "CHEQUE", "IN_KIND"] as const satisfies readonly PaymentChannel[];
type ByHand = (typeof BY_HAND)[number];
type Faulty = "amount" | "day" | "reference" | "goods" | "quantity" | "shares";

const REFERENCE = { CASH: "cashReference", BANK: "bankReference", CHEQUE: "chequeReference" } as const;

type RecordPageProps = { session: Session; today: SchoolDay };

/** Records money that somebody took by hand, and ends at its receipt. */
export function RecordPage({ session, today }: RecordPageProps) {
  const say = useMessages(moneyReceipts);
  const sayCore = useMessages(core);
  const [receipt, setReceipt] = useState<WholeReceiptFragment>();
  return (
    <Page title={say("record")} back={{ href: "/money", label: sayCore("back") }}>
      <div className="grid gap-4 p-4">
        {receipt ? (
          <Recorded session={session} receipt={receipt} onAnother={() => setReceipt(undefined)} />
        ) : (
          <RecordForm today={today} onRecorded={setReceipt} />
        )}
      </div>
    </Page>
  );
}

type RecordedProps = { session: Session; receipt: WholeReceiptFragment; onAnother: () => void };

function Recorded({ session, receipt, onAnother }: RecordedProps) {
  const say = useMessages(moneyReceipts);
  const { locale } = useLanguage();
  return (
    <>
      <Note tone="good">
        <p className="text-lg font-semibold">{say("receipt", { number: receipt.number })}</p>
        <p>{say("done", { amount: formatMoney(locale, receipt.cents) })}</p>
      </Note>
      <SharesCard receipt={receipt} keeps />
      <div className="grid gap-3 sm:grid-cols-3">
        <PdfButton session={session} receipt={receipt} main />
        <a href={`/money/receipts/${receipt.id}`} className="btn">
          {say("look")}
        </a>
        <button type="button" className="btn" onClick={onAnother}>
          {say("another")}
        </button>
      </div>
    </>
  );
}

type RecordFormProps = { today: SchoolDay; onRecorded: (receipt: WholeReceiptFragment) => void };

function RecordForm({ today, onRecorded }: RecordFormProps) {
  const say = useMessages(moneyReceipts);
  const sayMoney = useMessages(money);
  const { locale } = useLanguage();
  const [record] = useMutation(RecordPaymentDocument);
  const { busy, fault, change } = useChange();
  // One form is one payment, however often it is sent.
  const key = useRef(crypto.randomUUID());
  const [channel, setChannel] = useState<ByHand>("CASH");
  const [amount, setAmount] = useState("");
  const [lines, setLines] = useState<readonly LearnerShare[]>([]);
  const [faulty, setFaulty] = useState<{ of: Faulty; words: string }>();
  const cents = parseCents(amount);
  const faultOf = (of: Faulty) => (faulty?.of === of ? faulty.words : undefined);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const filled = new FormData(event.currentTarget);
    const text = (name: string) => String(filled.get(name) ?? "").trim();
    const shares = resolveShares(cents ?? 0, lines);
    const fail = (of: Faulty, words: string) => setFaulty({ of, words });
    if (cents === null) return fail("amount", sayMoney("badAmount"));
    if (text("day") === "" || text("day") > today) return fail("day", sayMoney("badDay"));
    if (channel === "IN_KIND" && text("goods") === "") return fail("goods", say("needWhat"));
    if (channel === "IN_KIND" && text("quantity") === "") return fail("quantity", say("needQuantity"));
    if ((channel === "BANK" || channel === "CHEQUE") && text("reference") === "")
      return fail("reference", say("needReference"));
    if (!shares.isWhole) return fail("shares", sayMoney("badShare"));
    setFaulty(undefined);
    const input = {
      key: key.current,
      channel,
      cents,
      day: text("day"),
      shares: lines.map(({ learner }, index) => ({ learnerId: learner.id, cents: shares.cents[index]! })),
      reference: text("reference") || null,
      payer: text("payer") || null,
      narration: text("narration") || null,
      goods: text("goods") || null,
      quantity: text("quantity") || null,
    };
    await change(async () => {
      const { data } = await record({ variables: { input } });
      if (data) onRecorded(data.recordPayment);
    });
  };
  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
      <p className="muted">{say("recordHelp")}</p>
      <Choices
        legend={say("how")}
        name="channel"
        options={BY_HAND.map((value) => ({ value, label: sayMoney(value) }))}
        chosen={channel}
        onChoose={setChannel}
      />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label={channel === "IN_KIND" ? say("value") : sayMoney("amount")} error={faultOf("amount")}>
          {(control) => (
            <input
              {...control}
              className="input text-xl tabular-nums"
              inputMode="decimal"
              autoComplete="off"
              value={amount}
              onChange={(event) => setAmount(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={sayMoney("day")} error={faultOf("day")}>
          {(control) => (
            <input {...control} name="day" type="date" className="input" max={today} defaultValue={today} />
          )}
        </Field>
        {channel === "IN_KIND" ? (
          <>
            <TextField name="goods" label={say("what")} hint={say("whatHint")} most={60} error={faultOf("goods")} />
            <TextField
              name="quantity"
              label={say("quantity")}
              hint={say("quantityHint")}
              most={40}
              error={faultOf("quantity")}
            />
          </>
        ) : (
          <TextField name="reference" label={say(REFERENCE[channel])} most={50} error={faultOf("reference")} />
        )}
        <TextField name="payer" label={say("payerOptional")} most={120} />
      </div>
      <section className="grid gap-3">
        <h2 className="text-lg">{say("forWhom")}</h2>
        <ShareLines total={cents} lines={lines} onChange={setLines} />
        {faultOf("shares") && <Note tone="bad">{faultOf("shares")}</Note>}
        {lines.length === 0 && <TextField name="narration" label={say("narrationOptional")} most={120} />}
      </section>
      {fault && <Note tone="bad">{fault}</Note>}
      <button type="submit" className="btn btn-main" disabled={busy}>
        {busy ? say("saving") : cents === null ? say("saveEmpty") : say("save", { amount: formatMoney(locale, cents) })}
      </button>
    </form>
  );
}

type TextFieldProps = { name: string; label: string; hint?: string; most: number; error?: string | undefined };

function TextField({ name, label, hint, most, error }: TextFieldProps) {
  return (
    <Field label={label} error={error} {...(hint && { hint })}>
      {(control) => <input {...control} name={name} className="input" maxLength={most} autoComplete="off" />}
    </Field>
  );
}
