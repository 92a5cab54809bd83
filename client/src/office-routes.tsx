import { lazy, type ReactNode } from "react";
import type { Session } from "./api/session";
import DeadEndPage from "./features/navigation/dead-end-page";
import { parseSchoolDay } from "./values/school-day";

const FeesHomePage = lazy(() => import("./features/fees-home/fees-home-page"));
const FeeSetupPage = lazy(() => import("./features/fee-setup/fee-setup-page"));
const InvoicingPage = lazy(() => import("./features/invoicing/invoicing-page"));
const AccountsPage = lazy(() => import("./features/accounts/accounts-page"));
const ArrearsPage = lazy(() => import("./features/arrears/arrears-page"));
const DayClosePage = lazy(() => import("./features/day-close/day-close-page"));
const SmsMessagesPage = lazy(() => import("./features/sms-messages/sms-messages-page"));

/** The addresses of the school's money. They weigh on nobody's first load but the office's. */
export default function OfficeRoutes({ path, session }: { path: string; session: Session }) {
  return officePageAt(path, session) ?? <DeadEndPage why="notFound" />;
}

function officePageAt(path: string, session: Session): ReactNode {
  const [, top, one, two] = path.split("/");
  switch (top) {
    case "fees":
      return <FeesHomePage session={session} />;
    case "fee-setup":
      return <FeeSetupPage session={session} part={one} />;
    case "invoicing":
      return <InvoicingPage session={session} part={one} id={two} />;
    case "accounts":
      return <AccountsPage session={session} id={one} />;
    case "arrears":
      return <ArrearsPage session={session} />;
    case "day":
      return one === undefined || isDay(one) ? <DayClosePage session={session} day={one} /> : null;
    case "messages":
      return <SmsMessagesPage session={session} />;
    default:
      return null;
  }
}

function isDay(text: string): boolean {
  try {
    parseSchoolDay(text);
    return true;
  } catch {
    return false;
  }
}
