import { useQuery } from "@apollo/client/react";
import type { Session } from "../../api/session";
import { socketOf } from "../../api/socket";
import { MoneyHomeDocument, type MoneyHomeQuery } from "../../generated/live/graphql";
import { formatDay } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { money } from "../../i18n/money";
import { Note } from "../../ui/note";
import { useStore } from "../../ui/use-store";
import type { SchoolDay } from "../../values/school-day";
import { BooksCard } from "./books-card";
import { MoneyFrame } from "./money-frame";
import type { Standing } from "./standing";
import { useFeesChanged } from "./use-fees-changed";
import { WorkList } from "./work-list";

type HomePageProps = { session: Session; standing: Standing; today: SchoolDay };

/** The bursar's day: what came in, what waits, and whether the books agree. It moves by itself while it is watched. */
export function HomePage({ session, standing, today }: HomePageProps) {
  const say = useMessages(money);
  const { locale } = useLanguage();
  const { keeps, decides } = standing;
  const query = useQuery(MoneyHomeDocument, { variables: { keeps, decides } });
  const { refetch } = query;
  useFeesChanged(keeps, () => void refetch());
  return (
    <MoneyFrame title={say("title")} subtitle={formatDay(locale, today)} back={null} query={query}>
      {(data) => (
        <>
          {keeps && (
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <a href="/money/record" className="btn btn-main min-w-60 flex-1 text-lg">
                {say("record")}
              </a>
              <LiveMark session={session} />
            </div>
          )}
          {data.mpesaSetup?.isPractice && <Note tone="warn">{say("practice")}</Note>}
          <CameIn collected={data.feesCollected} />
          <WorkList data={data} standing={standing} />
          <BooksCard
            check={data.feeCheck}
            closedThrough={data.moneyNow.closedThrough}
            mayCheck={keeps}
            onChecked={() => void refetch()}
          />
        </>
      )}
    </MoneyFrame>
  );
}

function LiveMark({ session }: { session: Session }) {
  const say = useMessages(money);
  const isLive = useStore(socketOf(session).connected);
  return (
    <p role="status" className="live-mark" data-live={isLive}>
      <span aria-hidden="true" />
      {say(isLive ? "live" : "notLive")}
    </p>
  );
}

/** What came in today, all together and by the way it came. */
function CameIn({ collected: { todayCents, channels } }: { collected: MoneyHomeQuery["feesCollected"] }) {
  const say = useMessages(money);
  const { locale } = useLanguage();
  const sum = channels.reduce((all, { cents }) => all + cents, 0);
  return (
    <section className="card px-4 py-4" aria-labelledby="came-in">
      <h2 id="came-in" className="muted">
        {say("today")}
      </h2>
      <p className="text-3xl font-bold tabular-nums">{formatMoney(locale, sum)}</p>
      {channels.length === 0 ? (
        <p className="muted mt-1">{say("todayNone")}</p>
      ) : (
        <ul className="mt-2 grid gap-x-8 sm:grid-cols-2">
          {channels.map(({ channel, receipts, cents }) => (
            <li key={channel} className="flex items-baseline gap-3 border-t border-line py-2">
              <span className="min-w-0 flex-1">
                {say(channel)}
                <span className="muted block text-sm">{say("receiptsCount", { n: receipts })}</span>
              </span>
              <span className="font-semibold tabular-nums">{formatMoney(locale, cents)}</span>
            </li>
          ))}
        </ul>
      )}
      {todayCents !== sum && (
        <p className="muted mt-2 text-sm">{say("todayLess", { amount: formatMoney(locale, todayCents) })}</p>
      )}
    </section>
  );
}
