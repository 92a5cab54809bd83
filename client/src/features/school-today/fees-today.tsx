import { useQuery } from "@apollo/client/react";
import { FeesTodayDocument, type FeesTodayQuery } from "../../generated/live/graphql";
import { core } from "../../i18n/core";
import { feesToday } from "../../i18n/fees-today";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { intlTag } from "../../i18n/locale";
import { useBooksChanged } from "../../office/use-books-changed";

type FeesTodayProps = {
  day: string;
  isToday: boolean;
  /** Whether whoever looks is told of changes as they happen. */
  follows: boolean;
};

/** What came in of the fees on a day and in its term, against what is to come in. */
export function FeesToday({ day, isToday, follows }: FeesTodayProps) {
  const say = useMessages(feesToday);
  const sayCore = useMessages(core);
  const { data, error, refetch } = useQuery(FeesTodayDocument, { variables: { day } });
  useBooksChanged(follows, () => void refetch());
  const title = say(isToday ? "title" : "onDay");
  if (error && !data)
    return (
      <section className="card p-4" aria-label={title}>
        <p>{say("failed")}</p>
        <button type="button" className="btn mt-2" onClick={() => void refetch()}>
          {sayCore("tryAgain")}
        </button>
      </section>
    );
  if (!data) return null;
  return <Sum collected={data.feesCollected} title={title} isToday={isToday} />;
}

type SumProps = { collected: FeesTodayQuery["feesCollected"]; title: string; isToday: boolean };

function Sum({ collected: { todayCents, termCents, targetCents, invoicedCents }, title, isToday }: SumProps) {
  const say = useMessages(feesToday);
  const { locale } = useLanguage();
  const money = (cents: number) => formatMoney(locale, cents);
  const whole = targetCents ?? invoicedCents;
  const percent = whole > 0 ? (termCents / whole).toLocaleString(intlTag(locale), { style: "percent" }) : null;
  const values = { percent: percent ?? "", amount: money(whole) };
  return (
    <section className="card grid gap-1 p-4" aria-labelledby="fees-today">
      <h2 id="fees-today" className="sm:text-lg">
        {title}
      </h2>
      <p>
        <strong className="text-3xl tabular-nums">{money(todayCents)}</strong> {say(isToday ? "came" : "cameOn")}
      </p>
      <p className="tabular-nums">{say("term", { amount: money(termCents) })}</p>
      <progress className="w-full" value={termCents} max={Math.max(whole, 1)} aria-hidden="true" />
      <p className="muted text-sm tabular-nums">
        {percent === null ? say("noAsked") : targetCents === null ? say("ofAsked", values) : say("ofTarget", values)}
      </p>
      <a href="/fees" className="btn no-print mt-2 justify-self-start">
        {say("toFees")}
      </a>
    </section>
  );
}
