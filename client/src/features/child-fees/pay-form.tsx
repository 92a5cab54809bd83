import { useMutation } from "@apollo/client/react";
import { type FormEvent, useRef, useState } from "react";
import { refusalOf } from "../../api/refusal-of";
import { PayWithMpesaDocument } from "../../generated/live/graphql";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { mpesaPay } from "../../i18n/mpesa-pay";
import { useRefusal } from "../../i18n/use-refusal";
import { Field } from "../../ui/field";
import { Note } from "../../ui/note";
import { parseCents } from "../../values/money";

type PayFormProps = { learnerId: string; owed: number; phone: string; onBegun: (attemptId: string) => void };

const MOST_CENTS = 25_000_000;
/** What these mean when one pays. */
const OWN_WORDS: ReadonlySet<string> = new Set(["CONFLICT", "RATE_LIMITED"]);
const PHONE = /^(?:\+|00)?(?:254)?0?[17]\d{8}$/;

/** How much, and from which phone. One press asks M-Pesa once, however often it is pressed. */
export function PayForm({ learnerId, owed, phone: own, onBegun }: PayFormProps) {
  const say = useMessages(mpesaPay);
  const sayRefusal = useRefusal();
  const { locale } = useLanguage();
  const whole = Math.min(Math.ceil(owed / 100) * 100, MOST_CENTS);
  const [amount, setAmount] = useState(whole > 0 ? String(whole / 100) : "");
  const [fault, setFault] = useState<{ of: "amount" | "phone" | "all"; words: string }>();
  const [pay, { loading }] = useMutation(PayWithMpesaDocument);
  // The same press that is sent again is the same payment; another amount or phone is another.
  const key = useRef({ about: "", text: "" });
  const cents = parseCents(amount);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const phone = String(new FormData(event.currentTarget).get("phone")).trim();
    if (cents === null || cents % 100 !== 0 || cents > MOST_CENTS)
      return setFault({ of: "amount", words: say("badAmount") });
    if (!PHONE.test(phone.replaceAll(/[\s().-]/g, ""))) return setFault({ of: "phone", words: say("badPhone") });
    setFault(undefined);
    const about = `${cents} ${phone}`;
    if (key.current.about !== about) key.current = { about, text: crypto.randomUUID() };
    try {
      const { data } = await pay({ variables: { learnerId, cents, phone, key: key.current.text } });
      if (data) onBegun(data.payWithMpesa.id);
    } catch (error) {
      const refusal = refusalOf(error);
      setFault({
        of: "all",
        words: refusal
          ? OWN_WORDS.has(refusal.code)
            ? say(refusal.code as "CONFLICT")
            : sayRefusal(refusal)
          : say("noAnswer"),
      });
    }
  };
  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
      <Field
        label={say("amount")}
        hint={owed > 0 ? say("amountHint", { owed: formatMoney(locale, owed) }) : say("amountHintEven")}
        error={fault?.of === "amount" ? fault.words : undefined}
      >
        {(control) => (
          <input
            {...control}
            className="input text-xl tabular-nums"
            inputMode="numeric"
            autoComplete="off"
            value={amount}
            onChange={(event) => setAmount(event.currentTarget.value)}
          />
        )}
      </Field>
      {whole > 200 && (
        <div className="flex flex-wrap gap-2">
          {[
            { key: "all", shown: whole },
            { key: "half", shown: Math.ceil(whole / 20_000) * 10_000 },
          ].map(({ key: name, shown }) => (
            <button key={name} type="button" className="btn flex-1" onClick={() => setAmount(String(shown / 100))}>
              {say(name as "all", { amount: formatMoney(locale, shown) })}
            </button>
          ))}
        </div>
      )}
      <Field label={say("phone")} hint={say("phoneHint")} error={fault?.of === "phone" ? fault.words : undefined}>
        {(control) => (
          <input
            {...control}
            name="phone"
            type="tel"
            inputMode="tel"
            className="input"
            defaultValue={own.includes("@") ? "" : own}
            autoComplete="tel"
          />
        )}
      </Field>
      {fault?.of === "all" && (
        <Note tone="bad">
          <strong>{say("refused")}</strong>
          <p>{fault.words}</p>
        </Note>
      )}
      <button type="submit" className="btn btn-main" disabled={loading}>
        {loading ? say("sending") : cents ? say("submit", { amount: formatMoney(locale, cents) }) : say("submitEmpty")}
      </button>
    </form>
  );
}
