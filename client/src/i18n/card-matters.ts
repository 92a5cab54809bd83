import { formatDay } from "./format-day";
import { formatMoney } from "./format-money";
import { reportCard } from "./report-card";
import type { ReportCard } from "../values/report-card";

/** When the next term begins and what is owed, in the card's language, where it says so. */
export function cardMatters({ language, term, balance }: ReportCard): string[] {
  const words = reportCard[language];
  const amount = balance === null ? "" : formatMoney(language, Math.abs(balance));
  return [
    ...(term.nextStarts === null
      ? []
      : [`${words.nextTerm} ${formatDay(language, term.nextStarts as never, "dated")}`]),
    ...(balance === null
      ? []
      : [balance === 0 ? words.nothingOwed : `${balance > 0 ? words.balance : words.ahead}: ${amount}`]),
  ];
}
