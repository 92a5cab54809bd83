import type { Session } from "../../api/session";
import { useOffice } from "../../office/use-office";
import { InvoiceSheet } from "./invoice-sheet";
import { NewRun } from "./new-run";
import { OpeningBalances } from "./opening-balances";
import { PlanList } from "./plan-list";
import { RunList } from "./run-list";
import { RunSheet } from "./run-sheet";
import { WaiverList } from "./waiver-list";

type InvoicingPageProps = { session: Session; part: string | undefined; id: string | undefined };

/** Asking for fees: the runs, one run (`run/12`), one invoice (`invoice/7`), a new run, waivers, plans, opening balances. */
export default function InvoicingPage({ session, part, id }: InvoicingPageProps) {
  const { manages } = useOffice(session);
  if (part === "run" && id) return <RunSheet key={id} id={id} manages={manages} />;
  if (part === "invoice" && id) return <InvoiceSheet key={id} id={id} manages={manages} />;
  switch (part) {
    case "new":
      return <NewRun />;
    case "waivers":
      return <WaiverList manages={manages} />;
    case "plans":
      return <PlanList />;
    case "opening":
      return <OpeningBalances manages={manages} />;
    default:
      return <RunList manages={manages} />;
  }
}
