import type { SuspendedMoneyFragment } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { money } from "../../i18n/money";
import { moneySuspense } from "../../i18n/money-suspense";
import type { SuggestedLearner } from "./suspense-page";
import { useGroundWords } from "./use-ground-words";
import { useLearnerWords } from "./use-learner-words";

/** From so many days on, waiting money stands out. */
const LONG_DAYS = 7;

type SuspendedCardProps = {
  suspended: SuspendedMoneyFragment;
  keeps: boolean;
  onGive: (learner: SuggestedLearner) => void;
  onSplit: () => void;
  onGiveBack: () => void;
};

/** One payment that waits, and those whom it may be for, each with the reasons. */
export function SuspendedCard({ suspended, keeps, onGive, onSplit, onGiveBack }: SuspendedCardProps) {
  const say = useMessages(moneySuspense);
  const sayMoney = useMessages(money);
  const { locale } = useLanguage();
  const { ageDays, cents, receipt, suggestions } = suspended;
  const { number, channel, day, payer, narration, reference } = receipt;
  const heading = `suspended-${receipt.id}`;
  return (
    <section className="card overflow-clip" aria-labelledby={heading}>
      <div className="px-4 py-3">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 id={heading} className="text-xl tabular-nums">
            {formatMoney(locale, cents)}
          </h2>
          <p className={ageDays >= LONG_DAYS ? "font-semibold text-late" : "muted"}>
            {ageDays === 0 ? say("waitsToday") : say("waitsDays", { n: ageDays })}
          </p>
        </div>
        <p className="mt-1">{narration ? `${say("written")}: “${narration}”` : say("writtenNothing")}</p>
        <p className="muted text-sm">
          {[
            payer && `${say("payer")}: ${payer}`,
            sayMoney(channel),
            formatDay(locale, day, "brief"),
            reference && `${say("reference")}: ${reference}`,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <a href={`/money/receipts/${receipt.id}`} className="link inline-flex min-h-12 items-center text-sm">
          {sayMoney("receiptNumber", { number })}
        </a>
      </div>
      <Suggestions suggestions={suggestions} keeps={keeps} onGive={onGive} />
      {keeps && (
        <div className="flex flex-wrap gap-2 border-t border-line px-4 py-3">
          <button type="button" className="btn flex-1" onClick={onSplit}>
            {say("split")}
          </button>
          <button type="button" className="btn flex-1" onClick={onGiveBack}>
            {say("giveBack")}
          </button>
        </div>
      )}
    </section>
  );
}

type SuggestionsProps = Pick<SuspendedMoneyFragment, "suggestions"> & Pick<SuspendedCardProps, "keeps" | "onGive">;

function Suggestions({ suggestions, keeps, onGive }: SuggestionsProps) {
  const say = useMessages(moneySuspense);
  const sayLearner = useLearnerWords();
  const sayGround = useGroundWords();
  if (suggestions.length === 0) return <p className="muted border-t border-line px-4 py-3">{say("nobody")}</p>;
  return (
    <div className="border-t border-line">
      <h3 className="muted px-4 pt-3 text-sm">{say("maybe")}</h3>
      <ol>
        {suggestions.map(({ learner, grounds }) => (
          <li key={learner.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2">
            <span className="min-w-48 flex-1">
              <span className="block font-semibold">{learner.name}</span>
              <span className="muted block text-sm tabular-nums">{sayLearner(learner)}</span>
              {grounds.map((ground) => (
                <span key={`${ground.reason} ${ground.text}`} className="block text-sm">
                  {sayGround(ground)}
                </span>
              ))}
            </span>
            {keeps && (
              <button type="button" className="btn" onClick={() => onGive(learner)}>
                {say("give", { name: learner.name })}
              </button>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
