import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import { SaveInstalmentPlanDocument } from "../../generated/live/graphql";
import { accounts } from "../../i18n/accounts";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { MoneyInput } from "../../office/money-input";
import { TextInput, typed } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { FormDialog } from "../../ui/form-dialog";
import { parseCents } from "../../values/money";
import { writeAmount } from "../../values/read-amount";
import { schoolDayAt } from "../../values/school-day";
import { proposeParts } from "./propose-parts";

const MOST_PARTS = 24;

type PlanDialogProps = { learnerId: string; owed: number; onDone: () => void; onClose: () => void };
type Part = { readonly id: number; readonly day: string; readonly amount: string };

/** Agrees on parts that together make up what is owed now. */
export function PlanDialog({ learnerId, owed, onDone, onClose }: PlanDialogProps) {
  const say = useMessages(accounts);
  const sayOffice = useMessages(office);
  const { locale } = useLanguage();
  const client = useApolloClient();
  const { busy, fault, setFault, run } = useChange();
  const today = schoolDayAt(Date.now());
  const [parts, setParts] = useState<readonly Part[]>(() =>
    proposeParts(owed, 3, today).map(({ day, cents }, id) => ({ id, day, amount: writeAmount(cents) })),
  );
  const left = owed - parts.reduce((sum, { amount }) => sum + (parseCents(amount) ?? 0), 0);
  const alter = (id: number, change: Partial<Part>) =>
    setParts(parts.map((part) => (part.id === id ? { ...part, ...change } : part)));
  const submit = async (filled: FormData) => {
    const days = new Set(parts.map(({ day }) => day));
    if (days.size < parts.length || [...days].some((day) => !day || day < today)) return setFault(say("planDayFault"));
    const instalments = parts.map(({ day, amount }) => ({ day, cents: parseCents(amount) ?? 0 }));
    if (instalments.some(({ cents }) => cents === 0)) return setFault(sayOffice("amountFault"));
    if (left !== 0) return setFault(leftWords);
    const input = { learnerId, instalments, note: typed(filled, "note") };
    if (await run(() => client.mutate({ mutation: SaveInstalmentPlanDocument, variables: { input } }))) onDone();
  };
  const leftWords =
    left === 0
      ? say("planEven")
      : say(left > 0 ? "planShort" : "planOver", { amount: formatMoney(locale, Math.abs(left)) });
  return (
    <FormDialog
      title={say("planTitle", { amount: formatMoney(locale, owed) })}
      submit={sayOffice(busy ? "saving" : "save")}
      cancel={sayOffice("cancel")}
      busy={busy}
      fault={fault}
      onSubmit={(filled) => void submit(filled)}
      onClose={onClose}
    >
      {parts.map((part, at) => (
        <fieldset key={part.id}>
          <legend className="mb-1 flex w-full items-center justify-between font-semibold">
            {say("planPart", { n: at + 1 })}
            {parts.length > 1 && (
              <button
                type="button"
                className="btn btn-bare text-sm"
                aria-label={say("planDrop", { n: at + 1 })}
                onClick={() => setParts(parts.filter(({ id }) => id !== part.id))}
              >
                {sayOffice("remove")}
              </button>
            )}
          </legend>
          <div className="grid grid-cols-2 gap-3">
            <TextInput
              label={say("planDay")}
              type="date"
              min={today}
              value={part.day}
              onChange={(event) => alter(part.id, { day: event.currentTarget.value })}
            />
            <MoneyInput
              label={sayOffice("amount")}
              value={part.amount}
              onChange={(event) => alter(part.id, { amount: event.currentTarget.value })}
            />
          </div>
        </fieldset>
      ))}
      <p role="status" className={left === 0 ? "text-present" : "font-semibold text-absent"}>
        {leftWords}
      </p>
      {parts.length < MOST_PARTS && (
        <button
          type="button"
          className="btn justify-self-start"
          onClick={() =>
            setParts([
              ...parts,
              { id: Math.max(...parts.map(({ id }) => id)) + 1, day: "", amount: left > 0 ? writeAmount(left) : "" },
            ])
          }
        >
          {say("planAdd")}
        </button>
      )}
      <TextInput name="note" label={say("planNote")} maxLength={160} />
    </FormDialog>
  );
}
