import type { ReceiptRowFragment } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { money } from "../../i18n/money";
import { moneyReceipts } from "../../i18n/money-receipts";

/** A receipt in a few words: its number and amount, whom it reached, and what is left of it. */
export function ReceiptLine({ receipt }: { receipt: ReceiptRowFragment }) {
  const say = useMessages(money);
  const sayReceipts = useMessages(moneyReceipts);
  const { locale } = useLanguage();
  const { number, channel, cents, day, payer, reversedAt, suspenseCents, shares } = receipt;
  const [first] = shares;
  const whom = !first
    ? sayReceipts("nobody")
    : shares.length === 1
      ? first.learner.name
      : sayReceipts("andMore", { name: first.learner.name, n: shares.length - 1 });
  return (
    <span className="flex min-w-0 flex-1 items-baseline gap-3">
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{whom}</span>
        <span className="muted block text-sm">
          {[say("receiptNumber", { number }), formatDay(locale, day, "brief"), say(channel), payer]
            .filter(Boolean)
            .join(" · ")}
        </span>
        {suspenseCents > 0 && first && (
          <span className="block text-sm text-late">
            {sayReceipts("partSuspended", { amount: formatMoney(locale, suspenseCents) })}
          </span>
        )}
      </span>
      <span className="text-right tabular-nums">
        <span className={`block font-semibold ${reversedAt ? "line-through" : ""}`}>{formatMoney(locale, cents)}</span>
        {reversedAt && <span className="block text-sm text-absent">{sayReceipts("reversed")}</span>}
      </span>
    </span>
  );
}
