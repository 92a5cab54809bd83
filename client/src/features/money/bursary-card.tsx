import type { MoneyBursaryFragment } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { money } from "../../i18n/money";
import { moneyBursaries } from "../../i18n/money-bursaries";
import { useLearnerWords } from "./use-learner-words";

type BursaryCardProps = { bursary: MoneyBursaryFragment; onDecide?: (what: "receive" | "cancel") => void };

/** One bursary: who gives what to whom, and what is to be done about it. */
export function BursaryCard({ bursary, onDecide }: BursaryCardProps) {
  const say = useMessages(moneyBursaries);
  const sayMoney = useMessages(money);
  const sayLearner = useLearnerWords();
  const { locale } = useLanguage();
  const { sponsor, reference, cents, day, receipt, shares } = bursary;
  return (
    <section className="card overflow-clip">
      <div className="px-4 py-3">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h3 className="min-w-0 font-semibold">{sponsor}</h3>
          <p className="text-lg font-semibold tabular-nums">{formatMoney(locale, cents)}</p>
        </div>
        <p className="muted text-sm">
          {[say("awardedOn", { day: formatDay(locale, day, "dated") }), say("reference", { reference })].join(" · ")}
        </p>
        {receipt && (
          <a href={`/money/receipts/${receipt.id}`} className="link inline-flex min-h-12 items-center text-sm">
            {sayMoney("receiptNumber", { number: receipt.number })}
          </a>
        )}
      </div>
      <details className="border-t border-line">
        <summary className="flex min-h-12 items-center px-4">{say("learners", { n: shares.length })}</summary>
        <ul className="px-4 pb-3">
          {shares.map((share) => (
            <li key={share.learner.id} className="flex items-baseline gap-3 py-1">
              <span className="min-w-0 flex-1">
                {share.learner.name}
                <span className="muted block text-sm">{sayLearner(share.learner)}</span>
              </span>
              <span className="tabular-nums">{formatMoney(locale, share.cents)}</span>
            </li>
          ))}
        </ul>
      </details>
      {onDecide && (
        <div className="flex flex-wrap gap-2 border-t border-line px-4 py-3">
          <button type="button" className="btn flex-1" onClick={() => onDecide("receive")}>
            {say("receive")}
          </button>
          <button type="button" className="btn btn-bare flex-1" onClick={() => onDecide("cancel")}>
            {say("cancelIt")}
          </button>
        </div>
      )}
    </section>
  );
}
