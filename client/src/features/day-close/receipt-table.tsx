import type { DayReportQuery, PaymentChannel } from "../../generated/live/graphql";
import { dayClose } from "../../i18n/day-close";
import { formatFigure } from "../../i18n/format-figure";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";

type Receipt = DayReportQuery["dayReport"]["receipts"]["nodes"][number];

const CHANNELS = {
  CASH: "cash",
  BANK: "bank",
  CHEQUE: "cheque",
  IN_KIND: "inKind",
  MPESA: "mpesa",
} as const satisfies Record<PaymentChannel, string>;

/** The day's receipts in the order of their numbers: from whom, how, and whom they reached. */
export function ReceiptTable({ receipts }: { receipts: readonly Receipt[] }) {
  const say = useMessages(dayClose);
  const sayOffice = useMessages(office);
  const { locale } = useLanguage();
  const reached = ({ shares, suspenseCents, refundedCents, reversedAt }: Receipt) => [
    ...shares.map(({ learner, cents }) => `${learner.name} ${formatMoney(locale, cents)}`),
    ...(suspenseCents > 0 ? [say("inSuspense", { amount: formatMoney(locale, suspenseCents) })] : []),
    ...(refundedCents > 0 ? [say("refunded", { amount: formatMoney(locale, refundedCents) })] : []),
    ...(reversedAt ? [say("takenBack")] : []),
  ];
  return (
    <section className="card overflow-x-auto" aria-labelledby="receipts">
      <h2 id="receipts" className="px-4 py-3 text-lg">
        {say("receipts")}
      </h2>
      {receipts.length === 0 ? (
        <p className="muted px-4 pb-4">{say("receiptsNone")}</p>
      ) : (
        <table className="grid-table">
          <thead>
            <tr>
              <th scope="col">{say("number")}</th>
              <th scope="col">{say("channel")}</th>
              <th scope="col">{say("from")}</th>
              <th scope="col">{say("to")}</th>
              <th scope="col" data-number>
                {sayOffice("total")}
              </th>
            </tr>
          </thead>
          <tbody>
            {receipts.map((receipt) => (
              <tr key={receipt.id} className={receipt.reversedAt ? "muted" : ""}>
                <td>{receipt.number}</td>
                <td>
                  {say(CHANNELS[receipt.channel])}
                  {receipt.reference && <span className="muted block text-sm">{receipt.reference}</span>}
                </td>
                <td>{receipt.payer ?? "–"}</td>
                <td>
                  {reached(receipt).map((line, at) => (
                    <span key={at} className="block">
                      {line}
                    </span>
                  ))}
                </td>
                <td data-number>{formatFigure(locale, receipt.cents)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
