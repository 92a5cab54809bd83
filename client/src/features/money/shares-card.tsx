import type { WholeReceiptFragment } from "../../generated/live/graphql";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { moneyReceipts } from "../../i18n/money-receipts";
import { useLearnerWords } from "./use-learner-words";

/** Whom a receipt reached, and what it paid for each: all of it is accounted for. */
export function SharesCard({ receipt, keeps }: { receipt: WholeReceiptFragment; keeps: boolean }) {
  const say = useMessages(moneyReceipts);
  const sayLearner = useLearnerWords();
  const { locale } = useLanguage();
  const amount = (cents: number) => formatMoney(locale, cents);
  const { shares, suspenseCents, refundedCents } = receipt;
  return (
    <section className="card overflow-x-auto" aria-labelledby="shares">
      <h2 id="shares" className="px-4 pt-3 text-lg">
        {say("shares")}
      </h2>
      <table className="grid-table">
        {shares.map(({ learner, cents, creditCents, parts }) => (
          <tbody key={learner.id}>
            <tr>
              <th scope="rowgroup" className="text-ink">
                <span className="block text-base text-ink">{learner.name}</span>
                <span className="block font-normal">{sayLearner(learner)}</span>
              </th>
              <td data-number className="font-semibold whitespace-nowrap">
                {amount(cents)}
              </td>
            </tr>
            {parts.map((part) => (
              <PartRow key={part.voteHead ?? ""} name={part.voteHead ?? say("forward")} cents={amount(part.cents)} />
            ))}
            {creditCents > 0 && <PartRow name={say("aheadPart")} cents={amount(creditCents)} />}
          </tbody>
        ))}
        <tbody>
          {refundedCents > 0 && (
            <tr>
              <th scope="row">{say("refunded")}</th>
              <td data-number>{amount(refundedCents)}</td>
            </tr>
          )}
          {suspenseCents > 0 && (
            <tr>
              <th scope="row">
                {say("suspended")}
                {keeps && (
                  <a href="/money/suspense" className="link flex min-h-12 items-center">
                    {say("findOwner")}
                  </a>
                )}
              </th>
              <td data-number className="font-semibold text-late">
                {amount(suspenseCents)}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

function PartRow({ name, cents }: { name: string; cents: string }) {
  return (
    <tr className="text-sm">
      <th scope="row" className="font-normal">
        <span className="block pl-4 font-normal">{name}</span>
      </th>
      <td data-number className="muted whitespace-nowrap">
        {cents}
      </td>
    </tr>
  );
}
