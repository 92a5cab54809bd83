import type { Session } from "../../api/session";
import { useOffice } from "../../office/use-office";
import { AccountSheet } from "./account-sheet";
import { FindAccount } from "./find-account";

/** One learner's money, or the way to find it. */
export default function AccountsPage({ session, id }: { session: Session; id: string | undefined }) {
  const office = useOffice(session);
  return id ? <AccountSheet key={id} session={session} id={id} office={office} /> : <FindAccount />;
}
