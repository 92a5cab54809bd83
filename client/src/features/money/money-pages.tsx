import type { Account } from "../../api/account";
import type { Session } from "../../api/session";
import { core } from "../../i18n/core";
import { useMessages } from "../../i18n/language";
import { money } from "../../i18n/money";
import { Empty } from "../../ui/empty";
import { Page } from "../../ui/page";
import type { SchoolDay } from "../../values/school-day";
import { AwardPage } from "./award-page";
import { BursariesPage } from "./bursaries-page";
import { CreditPage } from "./credit-page";
import { HomePage } from "./home-page";
import { MpesaPage } from "./mpesa-page";
import { ReceiptPage } from "./receipt-page";
import { ReceiptsPage } from "./receipts-page";
import { RecordPage } from "./record-page";
import { ReversalsPage } from "./reversals-page";
import { standingOf } from "./standing";
import { SuspensePage } from "./suspense-page";

type MoneyPagesProps = {
  session: Session;
  account: Account;
  today: SchoolDay;
  /** What follows `/money/`. */
  part?: string | undefined;
  id?: string | undefined;
};

/** The pages of money that comes in, for whoever keeps the school's books or watches over them. */
export default function MoneyPages({ session, account, today, part, id }: MoneyPagesProps) {
  const standing = standingOf(account);
  switch (part) {
    case undefined:
      return <HomePage {...{ session, standing, today }} />;
    case "receipts":
      return id ? <ReceiptPage key={id} {...{ session, standing, id }} /> : <ReceiptsPage session={session} />;
    case "record":
      return standing.keeps ? <RecordPage {...{ session, today }} /> : <DeadEnd why="notYours" />;
    case "suspense":
      return <SuspensePage keeps={standing.keeps} />;
    case "mpesa":
      return <MpesaPage standing={standing} tab={id} />;
    case "reversals":
      return <ReversalsPage decides={standing.decides} />;
    case "bursaries":
      if (id !== "new") return <BursariesPage keeps={standing.keeps} today={today} />;
      return standing.keeps ? <AwardPage today={today} /> : <DeadEnd why="notYours" />;
    case "credit":
      return standing.keeps ? <CreditPage /> : <DeadEnd why="notYours" />;
    default:
      return <DeadEnd why="notFound" />;
  }
}

function DeadEnd({ why }: { why: "notFound" | "notYours" }) {
  const say = useMessages(money);
  const sayCore = useMessages(core);
  return (
    <Page title={say("title")} back={{ href: "/money", label: sayCore("back") }}>
      <Empty title={say(why)}>
        <p>{say(`${why}Help`)}</p>
        <a href="/money" className="btn mt-4">
          {say("toMoney")}
        </a>
      </Empty>
    </Page>
  );
}
