import { useMutation } from "@apollo/client/react";
import { useRef, useState } from "react";
import { type MoneyBursaryFragment, ReceiveBursaryDocument } from "../../generated/live/graphql";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { money } from "../../i18n/money";
import { moneyBursaries } from "../../i18n/money-bursaries";
import { Choices } from "../../ui/choices";
import { Field } from "../../ui/field";
import { FormDialog } from "../../ui/form-dialog";
import { parseCents } from "../../values/money";
import type { SchoolDay } from "../../values/school-day";
import { resolveShares } from "./resolve-shares";
import { type LearnerShare, ShareLines, toShillings } from "./share-lines";
import { useChange } from "./use-change";

type ReceiveDialogProps = {
  bursary: MoneyBursaryFragment;
  today: SchoolDay;
  onDone: (receipt: MoneyBursaryFragment["receipt"]) => void;
  onClose: () => void;
};

/** Receipts a bursary that came: one cheque for all, shared out as promised unless another sum came. */
export function ReceiveDialog({ bursary, today, onDone, onClose }: ReceiveDialogProps) {
  const say = useMessages(moneyBursaries);
  const sayMoney = useMessages(money);
  const { locale } = useLanguage();
  const [receive] = useMutation(ReceiveBursaryDocument);
  const { busy, fault, setFault, change } = useChange();
  const key = useRef(crypto.randomUUID());
  const [channel, setChannel] = useState<"CHEQUE" | "BANK">("CHEQUE");
  const [amount, setAmount] = useState(toShillings(bursary.cents));
  const [lines, setLines] = useState<readonly LearnerShare[]>(() => linesOf(bursary));
  const cents = parseCents(amount);
  const differs = cents !== null && cents !== bursary.cents;

  const submit = async (filled: FormData) => {
    const text = (name: string) => String(filled.get(name) ?? "").trim();
    const shares = resolveShares(cents ?? 0, lines);
    if (cents === null) return setFault(sayMoney("badAmount"));
    if (text("day") === "" || text("day") > today) return setFault(sayMoney("badDay"));
    if (text("reference") === "") return setFault(`${say(`${wayOf(channel)}Reference`)}: ${say("needText")}`);
    if (differs && !shares.isWhole) return setFault(sayMoney("badShare"));
    await change(async () => {
      const input = {
        key: key.current,
        bursaryId: bursary.id,
        cents,
        channel,
        day: text("day"),
        reference: text("reference"),
        shares: differs
          ? lines.map(({ learner }, index) => ({ learnerId: learner.id, cents: shares.cents[index]! }))
          : null,
      };
      const { data } = await receive({ variables: { input } });
      if (data) onDone(data.receiveBursary.receipt);
    });
  };
  return (
    <FormDialog
      title={say("receiveTitle", { sponsor: bursary.sponsor })}
      submit={say(busy ? "working" : "receiveSubmit")}
      cancel={sayMoney("cancel")}
      {...{ busy, fault, onClose }}
      onSubmit={(filled) => void submit(filled)}
    >
      <p className="muted">
        {say("receiveHelp", { amount: formatMoney(locale, bursary.cents), n: bursary.shares.length })}
      </p>
      <Choices
        legend={say("how")}
        name="channel"
        options={(["CHEQUE", "BANK"] as const).map((value) => ({ value, label: sayMoney(value) }))}
        chosen={channel}
        onChoose={setChannel}
      />
      <Field label={say(`${wayOf(channel)}Reference`)}>
        {(control) => <input {...control} name="reference" className="input" maxLength={50} autoComplete="off" />}
      </Field>
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
      <Field label={sayMoney("day")}>
        {(control) => <input {...control} name="day" type="date" className="input" max={today} defaultValue={today} />}
      </Field>
      {differs ? (
        <>
          <p>{say("differs")}</p>
          <ShareLines total={cents} lines={lines} onChange={setLines} />
        </>
      ) : (
        <p>{say("asPromised")}</p>
      )}
    </FormDialog>
  );
}

const wayOf = (channel: "CHEQUE" | "BANK") => (channel === "CHEQUE" ? "cheque" : "bank");

/** Who was promised what, to be changed. */
const linesOf = ({ shares }: MoneyBursaryFragment): LearnerShare[] =>
  shares.map(({ learner, cents }) => ({ learner: { ...learner, feeBalance: null }, text: toShillings(cents) }));
