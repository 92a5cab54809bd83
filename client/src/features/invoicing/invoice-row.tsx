import type { InvoiceRowFragment } from "../../generated/live/graphql";
import { formatMoney } from "../../i18n/format-money";
import { invoicing } from "../../i18n/invoicing";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { Icon } from "../../ui/icon";
import { FORWARD } from "../../ui/icon-paths";

/** One invoice in a list: whose, how much, and what is still owed of it. */
export function InvoiceRow({ invoice }: { invoice: InvoiceRowFragment }) {
  const say = useMessages(invoicing);
  const sayOffice = useMessages(office);
  const { locale } = useLanguage();
  const { id, number, learner, cents, owed, reversedAt } = invoice;
  return (
    <li className="border-line not-first:border-t">
      <a href={`/invoicing/invoice/${id}`} className="flex min-h-14 items-center gap-3 px-4 py-2">
        <span className="min-w-0 flex-1">
          <span className="block">{learner.name}</span>
          <span className="muted block text-sm">
            {`${say("invoice", { number: String(number) })} · ${learner.class?.name ?? sayOffice("noClass")}`}
          </span>
        </span>
        <span className="text-right tabular-nums">
          <span className={`block font-semibold ${reversedAt ? "line-through" : ""}`}>
            {formatMoney(locale, cents)}
          </span>
          <span className="muted block text-sm">
            {reversedAt ? say("reversed") : `${say("stillOwed")} ${formatMoney(locale, owed)}`}
          </span>
        </span>
        <Icon d={FORWARD} size={20} />
      </a>
    </li>
  );
}
