import { useQuery } from "@apollo/client/react";
import type { Session } from "../../api/session";
import { DayClosesDocument, type DayClosesQuery } from "../../generated/live/graphql";
import { dayClose } from "../../i18n/day-close";
import { formatDay } from "../../i18n/format-day";
import { formatMoney } from "../../i18n/format-money";
import { useLanguage, useMessages } from "../../i18n/language";
import { OfficePage } from "../../office/office-page";
import { ShowMore } from "../../office/show-more";
import { TextInput, typed } from "../../office/text-input";
import { useBooksChanged } from "../../office/use-books-changed";
import { useOffice } from "../../office/use-office";
import { goTo } from "../../ui/path";
import { schoolDayAt } from "../../values/school-day";
import { BooksCheck } from "./books-check";
import { CloseForm } from "./close-form";
import { CloseRow } from "./close-row";
import { DayReport } from "./day-report";

/** Closing the day and the check of the books; or, with a day, its report. */
export default function DayClosePage({ session, day }: { session: Session; day: string | undefined }) {
  if (day) return <DayReport key={day} session={session} day={day} />;
  return <Closing session={session} />;
}

function Closing({ session }: { session: Session }) {
  const say = useMessages(dayClose);
  const { manages, isHead, follows } = useOffice(session);
  const query = useQuery(DayClosesDocument);
  const reread = () => void query.refetch();
  useBooksChanged(follows, reread);
  return (
    <OfficePage title={say("title")} back="/fees" query={query}>
      {({ moneyNow, feeCheck, dayCloses: { nodes, pageInfo, totalCount } }) => (
        <>
          <MoneyNow money={moneyNow} />
          {manages && <CloseForm closedThrough={moneyNow.closedThrough} onClosed={reread} />}
          <ReportOfDay />
          <BooksCheck check={feeCheck} manages={manages} onChecked={reread} />
          <section className="card" aria-labelledby="closings">
            <h2 id="closings" className="px-4 py-3 text-lg">
              {say("closings")}
            </h2>
            {nodes.length === 0 && <p className="muted px-4 pb-4">{say("noClosings")}</p>}
            <ul>
              {nodes.map((close) => (
                <CloseRow
                  key={close.id}
                  close={close}
                  mayReopen={isHead && !close.reopenedAt && close.day === moneyNow.closedThrough}
                  onReopened={reread}
                />
              ))}
            </ul>
          </section>
          <ShowMore
            shown={nodes.length}
            totalCount={totalCount}
            more={pageInfo.hasNextPage}
            onMore={() => query.fetchMore({ variables: { after: pageInfo.endCursor } })}
          />
        </>
      )}
    </OfficePage>
  );
}

function MoneyNow({ money }: { money: DayClosesQuery["moneyNow"] }) {
  const say = useMessages(dayClose);
  const { locale } = useLanguage();
  const places = [
    ["CASH", money.cash],
    ["MPESA", money.mpesa],
    ["BANK", money.bank],
    ["STORES", money.stores],
    ["SUSPENSE", money.suspense],
  ] as const;
  return (
    <section className="card" aria-labelledby="money-now">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-3">
        <h2 id="money-now" className="text-lg">
          {say("now")}
        </h2>
        <p className="muted text-sm">
          {money.closedThrough
            ? say("closedThrough", { day: formatDay(locale, money.closedThrough, "dated") })
            : say("notClosed")}
        </p>
      </div>
      <dl>
        {places.map(([place, cents]) => (
          <div key={place} className="flex justify-between gap-3 border-t border-line px-4 py-2">
            <dt>{say(place)}</dt>
            <dd className="font-semibold tabular-nums">{formatMoney(locale, cents)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function ReportOfDay() {
  const say = useMessages(dayClose);
  const today: string = schoolDayAt(Date.now());
  return (
    <form
      className="card grid gap-3 p-4 sm:grid-cols-2 sm:items-end"
      onSubmit={(event) => {
        event.preventDefault();
        goTo(`/day/${typed(new FormData(event.currentTarget), "day") || today}`);
      }}
    >
      <TextInput name="day" type="date" label={say("report")} max={today} defaultValue={today} />
      <button type="submit" className="btn">
        {say("openReport")}
      </button>
    </form>
  );
}
