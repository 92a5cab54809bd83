import type { Session } from "../../api/session";
import { AllPage } from "./all-page";
import { CasePage } from "./case-page";
import { CasesPage } from "./cases-page";
import { LearnerRiskPage } from "./learner-risk-page";
import { useRiskRole } from "./use-risk-role";
import { WeekPage } from "./week-page";

type RiskPageProps = { session: Session; part: string | undefined; id: string | undefined };

/** `/risk`, `/risk/all`, `/risk/learner/12`, `/risk/cases`, `/risk/cases/overdue`, `/risk/cases/7`. */
export default function RiskPage({ session, part, id }: RiskPageProps) {
  const { lists } = useRiskRole(session);
  if (part === "learner" && id) return <LearnerRiskPage key={id} session={session} id={id} />;
  // Whoever lists nobody sees the cases given to them.
  if (part === "cases" || !lists) return caseAt(session, id);
  return part === "all" ? <AllPage session={session} /> : <WeekPage session={session} />;
}

function caseAt(session: Session, id: string | undefined) {
  switch (id) {
    case undefined:
      return <CasesPage key="OPEN" session={session} state="OPEN" />;
    case "overdue":
      return <CasesPage key="OVERDUE" session={session} state="OVERDUE" />;
    case "closed":
      return <CasesPage key="CLOSED" session={session} state="CLOSED" />;
    default:
      return <CasePage key={id} id={id} />;
  }
}
