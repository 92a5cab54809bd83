import { useApolloClient, useQuery } from "@apollo/client/react";
import { type FormEvent, useState } from "react";
import { CloseDayDocument, ExpectedCashDocument } from "../../generated/live/graphql";
import { dayClose } from "../../i18n/day-close";
import { formatDay } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { ConfirmDialog } from "../../office/confirm-dialog";
import { MoneyInput } from "../../office/money-input";
import { TextInput } from "../../office/text-input";
import { addDays, parseSchoolDay, schoolDayAt } from "../../values/school-day";
import { readAmount } from "../../values/read-amount";

type CloseFormProps = { closedThrough: string | null; onClosed: () => void };

/** The cash is counted and set against what the books say; a difference is not closed over in silence. */
export function CloseForm({ closedThrough, onClosed }: CloseFormProps) {
  const say = useMessages(dayClose);
  const sayOffice = useMessages(office);
  const { locale } = useLanguage();
  const client = useApolloClient();
  const today: string = schoolDayAt(Date.now());
  const [day, setDay] = useState(today);
  const [counted, setCounted] = useState("");
  const [note, setNote] = useState("");
  const [wrong, setWrong] = useState<"counted" | "note" | null>(null);
  const [asked, setAsked] = useState(false);
  const { data } = useQuery(ExpectedCashDocument, { variables: { day }, skip: !day, fetchPolicy: "network-only" });
  const expected = data?.dayReport.accounts.find(({ account }) => account === "CASH")?.closing ?? 0;
  const countedCents = readAmount(counted);
  const difference = countedCents === null || !data ? null : countedCents - expected;
  if (closedThrough !== null && closedThrough >= today) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const amiss = countedCents === null ? "counted" : difference !== 0 && !note.trim() ? "note" : null;
    setWrong(amiss);
    if (!amiss) setAsked(true);
  };
  const named = day ? formatDay(locale, day, "dated") : "";
  return (
    <>
      <form noValidate className="card grid gap-4 p-4" onSubmit={submit}>
        <div>
          <h2 className="text-lg">{say("close")}</h2>
          <p className="muted text-sm">{say("closeHelp")}</p>
        </div>
        <TextInput
          label={sayOffice("day")}
          type="date"
          max={today}
          min={closedThrough ? addDays(parseSchoolDay(closedThrough), 1) : undefined}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <MoneyInput
          label={say("counted")}
          value={counted}
          error={wrong === "counted" && countedCents === null ? sayOffice("amountOrNoneFault") : undefined}
          onChange={(event) => setCounted(event.currentTarget.value)}
        />
        <p role="status" className="min-h-6">
          {data && `${say("expected", { amount: formatMoney(locale, expected) })} `}
          {difference !== null && (
            <strong className={difference === 0 ? "text-present" : "text-absent"}>
              {difference === 0
                ? say("agrees")
                : say(difference < 0 ? "missing" : "over", { amount: formatMoney(locale, Math.abs(difference)) })}
            </strong>
          )}
        </p>
        {difference !== null && difference !== 0 && (
          <TextInput
            label={say("note")}
            maxLength={200}
            value={note}
            error={wrong === "note" && !note.trim() ? say("noteFault") : undefined}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        )}
        <button type="submit" className="btn btn-main justify-self-start" disabled={!day || !data}>
          {say("closeDay", { day: named })}
        </button>
      </form>
      {asked && (
        <ConfirmDialog
          title={say("closeAsk", { day: named })}
          submit={say("close")}
          onSubmit={() =>
            client.mutate({
              mutation: CloseDayDocument,
              variables: { day, countedCents: countedCents ?? 0, note: note.trim() || null },
            })
          }
          onDone={() => {
            setAsked(false);
            setCounted("");
            setNote("");
            onClosed();
          }}
          onClose={() => setAsked(false)}
        >
          <p>{say("closeAskHelp")}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
