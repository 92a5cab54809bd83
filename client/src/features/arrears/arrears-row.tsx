import type { ArrearsQuery } from "../../generated/live/graphql";
import { arrears as arrearsMessages } from "../../i18n/arrears";
import { formatDay } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";

type ArrearsRowProps = {
  arrears: ArrearsQuery["arrears"]["nodes"][number];
  chosen: boolean;
  onChoose: (on: boolean) => void;
};

/** One learner who owes: how much of it is late and since when, the way to the account, and a box to choose them. */
export function ArrearsRow({
  arrears: { learner, owed, overdue, oldestDay, hasPlan },
  chosen,
  onChoose,
}: ArrearsRowProps) {
  const say = useMessages(arrearsMessages);
  const sayOffice = useMessages(office);
  const { locale } = useLanguage();
  const day = formatDay(locale, oldestDay, "dated");
  const about = [
    learner.class?.name ?? sayOffice("noClass"),
    say(overdue > 0 ? "since" : "dueOn", { day }),
    hasPlan && say("plan"),
  ];
  return (
    <li className="flex border-t border-line">
      <label className="no-print flex items-center px-4">
        <input
          type="checkbox"
          className="h-6 w-6"
          checked={chosen}
          aria-label={say("choose", { name: learner.name })}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
      </label>
      <a href={`/accounts/${learner.id}`} className="flex min-h-14 min-w-0 flex-1 items-center gap-3 py-2 pr-4">
        <span className="min-w-0 flex-1">
          <span className="block">{learner.name}</span>
          <span className="muted block text-sm">{about.filter(Boolean).join(" · ")}</span>
        </span>
        <span className="text-right tabular-nums">
          <span className="block font-semibold">{formatMoney(locale, owed)}</span>
          {overdue > 0 && (
            <span className="block text-sm text-absent">
              {overdue === owed ? say("allLate") : say("lateOf", { amount: formatMoney(locale, overdue) })}
            </span>
          )}
        </span>
      </a>
    </li>
  );
}
