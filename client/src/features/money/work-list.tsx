import type { MoneyHomeQuery } from "../../generated/live/graphql";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { money } from "../../i18n/money";
import { Icon } from "../../ui/icon";
import { FORWARD } from "../../ui/icon-paths";
import type { Standing } from "./standing";

type Row = { href: string; name: string; state: string; count: number };

/** The ways on from the first page, each with what waits behind it. They keep their places, so that nothing moves. */
export function WorkList({ data, standing }: { data: MoneyHomeQuery; standing: Standing }) {
  const say = useMessages(money);
  return (
    <nav className="card overflow-clip" aria-label={say("work")}>
      <ul>
        {useRows(data, standing).map(({ href, name, state, count }) => (
          <li key={href} className="border-line not-first:border-t">
            <a href={href} className="flex min-h-16 items-center gap-3 px-4 py-2 hover:bg-sunken">
              <span className="min-w-0 flex-1">
                <span className="block font-semibold">{name}</span>
                <span className={`block text-sm ${count > 0 ? "text-late" : "muted"}`}>{state}</span>
              </span>
              {count > 0 && <span className="text-xl font-bold tabular-nums text-late">{count}</span>}
              <Icon d={FORWARD} size={20} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function useRows(data: MoneyHomeQuery, { keeps, isAdmin }: Standing): Row[] {
  const say = useMessages(money);
  const { locale } = useLanguage();
  const { suspense, reversals, bursaries } = data;
  const mpesa = (data.mpesaPayments?.totalCount ?? 0) + (data.mpesaAttempts?.totalCount ?? 0);
  const asked = [
    ...reversals.nodes,
    ...(data.mpesaReversals?.nodes.filter((reversal) => reversal.state === "ASKED") ?? []),
  ];
  const mine = asked.filter(({ isMine }) => isMine).length;
  const toDecide = asked.length - mine;
  const oldest = suspense.nodes[0]?.ageDays ?? 0;
  const rows: (Row | false)[] = [
    {
      href: "/money/suspense",
      name: say("suspense"),
      count: suspense.totalCount,
      state:
        suspense.totalCount === 0
          ? say("nothing")
          : [
              say("suspenseWaits", { n: suspense.totalCount, amount: formatMoney(locale, data.moneyNow.suspense) }),
              oldest === 0 ? say("oldestToday") : say("oldestDay", { n: oldest }),
            ].join(" · "),
    },
    (keeps || isAdmin) && {
      href: "/money/mpesa",
      name: say("mpesa"),
      count: mpesa,
      state: mpesa === 0 ? say("mpesaNone") : say("mpesaWaits", { n: mpesa }),
    },
    {
      href: "/money/reversals",
      name: say("reversals"),
      count: toDecide,
      state:
        toDecide > 0
          ? say("reversalsWait", { n: toDecide })
          : mine > 0
            ? say("reversalsMine", { n: mine })
            : say("nothing"),
    },
    { href: "/money/receipts", name: say("receipts"), count: 0, state: say("receiptsHelp") },
    {
      href: "/money/bursaries",
      name: say("bursaries"),
      count: 0,
      state: bursaries.totalCount > 0 ? say("bursariesWait", { n: bursaries.totalCount }) : say("nothing"),
    },
    keeps && { href: "/money/credit", name: say("credit"), count: 0, state: say("creditHelp") },
  ];
  return rows.filter((row) => row !== false);
}
