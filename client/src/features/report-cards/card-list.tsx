import { useEffect, useState } from "react";
import type { HeldCard } from "../../db/read-report-cards";
import { cardMatters } from "../../i18n/card-matters";
import { useMessages } from "../../i18n/language";
import { reportCard } from "../../i18n/report-card";
import { reportCards } from "../../i18n/report-cards";
import { Empty } from "../../ui/empty";
import { Icon } from "../../ui/icon";
import { FORWARD } from "../../ui/icon-paths";
import { ReportSheet } from "../../ui/report-card/report-sheet";

/** Everybody whose card this phone holds, class by class, each leading to it; all of a class print at once. */
export function CardList({ cards }: { cards: readonly HeldCard[] }) {
  const say = useMessages(reportCards);
  const [printed, print] = useState<string>();
  if (cards.length === 0) return <Empty title={say("none")}>{say("noneHelp")}</Empty>;
  const byClass = Map.groupBy(cards, ({ card }) => card.learner.className);
  return (
    <div className="grid gap-4 p-4 print:p-0">
      {[...byClass].map(([name, held]) => {
        const latest = latestOf(held);
        return (
          <section key={name} className="card no-print overflow-clip">
            <div className="flex flex-wrap items-center gap-3 px-4 py-3">
              <h2 className="flex-1 text-lg">{name}</h2>
              <button type="button" className="btn" onClick={() => print(name)}>
                {say("printAll", { n: latest.length })}
              </button>
            </div>
            <ul>
              {latest.map(({ id, card: { learner, term } }) => (
                <li key={id} className="border-t border-line">
                  <a href={`/cards/${learner.id}`} className="flex min-h-14 items-center gap-3 px-4 py-2">
                    <span className="min-w-0 flex-1">
                      <span className="block font-semibold">{learner.name}</span>
                      <span className="muted block text-sm">
                        {say("term", { number: String(term.number), year: String(term.year) })}
                      </span>
                    </span>
                    <span className="muted">
                      <Icon d={FORWARD} size={20} />
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {printed !== undefined && (
        <PrintedCards cards={latestOf(byClass.get(printed) ?? [])} onDone={() => print(undefined)} />
      )}
    </div>
  );
}

/** Only on paper: drawn, printed, and gone. */
function PrintedCards({ cards, onDone }: { cards: readonly HeldCard[]; onDone: () => void }) {
  useEffect(() => {
    print();
    onDone();
  }, [onDone]);
  return (
    <div className="hidden print:block">
      {cards.map(({ id, card }) => (
        <ReportSheet key={id} card={card} words={reportCard[card.language]} matters={cardMatters(card)} />
      ))}
    </div>
  );
}

/** Each learner's latest card: they come latest first. */
const latestOf = (held: readonly HeldCard[]): HeldCard[] =>
  [...Map.groupBy(held, ({ card }) => card.learner.id).values()].map(([latest]) => latest!);
