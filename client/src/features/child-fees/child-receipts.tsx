import { useState } from "react";
import { fetchFile } from "../../api/fetch-file";
import type { Session } from "../../api/session";
import type { ChildReceiptFragment } from "../../generated/live/graphql";
import { childFees } from "../../i18n/child-fees";
import { formatDay } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { downloadFile } from "../../ui/give-file";
import { Note } from "../../ui/note";
import { schoolDayAt } from "../../values/school-day";

type ChildReceiptsProps = { session: Session; learnerId: string; receipts: readonly ChildReceiptFragment[] };

/** What was paid for a child, the last first, each with its printed form. */
export function ChildReceipts({ session, learnerId, receipts }: ChildReceiptsProps) {
  const say = useMessages(childFees);
  const { locale } = useLanguage();
  const [failed, setFailed] = useState(false);
  const fetchPdf = async (id: string, number: number) => {
    const file = await fetchFile(session, `/files/fees/receipts/${id}?language=${locale}`, `receipt-${number}.pdf`);
    setFailed(file === null);
    if (file) downloadFile(file);
  };
  return (
    <section id="receipts" className="card overflow-clip" aria-labelledby="receipts-title">
      <h2 id="receipts-title" className="px-4 py-3 text-lg">
        {say("receipts")}
      </h2>
      {failed && <Note tone="bad">{say("fileFailed")}</Note>}
      {receipts.length === 0 && <p className="muted px-4 pb-4">{say("receiptsNone")}</p>}
      <ul>
        {receipts.map(({ id, number, reference, paidAt, reversedAt, shares }) => (
          <li key={id} className="flex min-h-16 items-center gap-3 border-t border-line px-4 py-2">
            <span className="min-w-0 flex-1">
              <span className={`block font-semibold tabular-nums ${reversedAt ? "line-through" : ""}`}>
                {formatMoney(locale, shares.find(({ learner }) => learner.id === learnerId)?.cents ?? 0)}
              </span>
              <span className="muted block text-sm">
                {[
                  say("receipt", { number: String(number) }),
                  formatDay(locale, schoolDayAt(Date.parse(paidAt)), "brief"),
                  reference,
                  reversedAt && say("reversed"),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
            <button
              type="button"
              className="btn"
              aria-label={say("download", { number: String(number) })}
              onClick={() => void fetchPdf(id, number)}
            >
              PDF
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
