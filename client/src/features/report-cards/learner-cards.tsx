import { useState } from "react";
import type { HeldCard } from "../../db/read-report-cards";
import { cardMatters } from "../../i18n/card-matters";
import { useMessages } from "../../i18n/language";
import { reportCard } from "../../i18n/report-card";
import { reportCards } from "../../i18n/report-cards";
import { ReportSheet } from "../../ui/report-card/report-sheet";

/** A learner's cards, the latest first: one is shown, and may be printed as it is. */
export function LearnerCards({ cards }: { cards: readonly HeldCard[] }) {
  const say = useMessages(reportCards);
  const [chosen, choose] = useState<number>();
  const shown = cards.find(({ id }) => id === chosen) ?? cards[0];
  if (!shown) return null;
  return (
    <div className="grid gap-3 p-4 print:p-0">
      <div className="no-print flex flex-wrap gap-2">
        {cards.length > 1 &&
          cards.map(({ id, card: { term } }) => (
            <button key={id} type="button" className="btn" aria-pressed={id === shown.id} onClick={() => choose(id)}>
              {say("term", { number: String(term.number), year: String(term.year) })}
            </button>
          ))}
        <button type="button" className="btn btn-main" onClick={() => print()}>
          {say("print")}
        </button>
      </div>
      <ReportSheet card={shown.card} words={reportCard[shown.card.language]} matters={cardMatters(shown.card)} />
      <p className="muted no-print text-sm">{say("kept")}</p>
    </div>
  );
}
