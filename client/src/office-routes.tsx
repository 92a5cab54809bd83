import { lazy, type ReactNode } from "react";
import type { Session } from "./api/session";
import DeadEndPage from "./features/navigation/dead-end-page";
import { hasRole, LEADERS } from "./features/navigation/roles";
import { parseSchoolDay } from "./values/school-day";

const FeesHomePage = lazy(() => import("./features/fees-home/fees-home-page"));
const FeeSetupPage = lazy(() => import("./features/fee-setup/fee-setup-page"));
const InvoicingPage = lazy(() => import("./features/invoicing/invoicing-page"));
const AccountsPage = lazy(() => import("./features/accounts/accounts-page"));
const ArrearsPage = lazy(() => import("./features/arrears/arrears-page"));
const DayClosePage = lazy(() => import("./features/day-close/day-close-page"));
const ClassResultsPage = lazy(() => import("./features/analysis/class-results-page"));
const AnalysisPage = lazy(() => import("./features/analysis/analysis-page"));
const ReportsPage = lazy(() => import("./features/report-desk/reports-page"));
const SubjectsPage = lazy(() => import("./features/subjects/subjects-page"));
const TeachingPage = lazy(() => import("./features/teaching/teaching-page"));
const ExamPlanPage = lazy(() => import("./features/exam-plan/exam-plan-page"));
const ScalesPage = lazy(() => import("./features/grading-scales/scales-page"));
const AdmitPage = lazy(() => import("./features/admission/admit-page"));
const FormerLearnersPage = lazy(() => import("./features/former-learners/former-learners-page"));
const PromotionPage = lazy(() => import("./features/promotion/promotion-page"));
const NewYearPage = lazy(() => import("./features/new-year/new-year-page"));
const RiskModelPage = lazy(() => import("./features/risk-model/risk-model-page"));
const RiskPage = lazy(() => import("./features/risk/risk-page"));
const SmsMessagesPage = lazy(() => import("./features/sms-messages/sms-messages-page"));

/** The addresses of the school's money, and of how it teaches and grades. They weigh on nobody's first load but the office's. */
export default function OfficeRoutes({ path, session }: { path: string; session: Session }) {
  return officePageAt(path, session) ?? <DeadEndPage why="notFound" />;
}

function officePageAt(path: string, session: Session): ReactNode {
  const [, top, one, two, three] = path.split("/");
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
    case "analysis":
      return analysisPageAt(one, two, three);
    case "former":
      return one === undefined ? <FormerLearnersPage session={session} /> : null;
    case "admit":
    case "promotion":
    case "new-year":
      return leads(session) ? yearPageAt(top, one, two) : <DeadEndPage why="notYours" />;
    case "reports":
      return three === undefined ? <ReportsPage session={session} part={one} id={two} /> : null;
    case "risk":
      return riskPageAt(session, one, two, three);
    case "risk-model":
      if (!hasRole(session.state.get().account?.roles ?? [], ["HEAD", "DEPUTY"])) return <DeadEndPage why="notYours" />;
      return three === undefined ? (
        <RiskModelPage session={session} part={one} id={two} missing={<DeadEndPage why="notFound" />} />
      ) : null;
    case "subjects":
    case "teaching":
    case "scales":
      return leads(session) ? teachingPageAt(top, one, two) : <DeadEndPage why="notYours" />;
    case "exams":
      return leads(session) ? (
        <ExamPlanPage session={session} termId={one} part={two} sheetId={three} />
      ) : (
        <DeadEndPage why="notYours" />
      );
    default:
      return null;
  }
}

/** Who comes, and how a year goes over into the next, is for those who lead the school. */
function yearPageAt(top: string, one: string | undefined, two: string | undefined): ReactNode {
  if (two !== undefined) return null;
  if (top === "promotion") return <PromotionPage classId={one} />;
  if (one !== undefined) return null;
  return top === "admit" ? <AdmitPage /> : <NewYearPage />;
}

/** `/risk`, `/risk/all`, `/risk/learner/12`, `/risk/cases`, `/risk/cases/closed`, `/risk/cases/7`. */
function riskPageAt(
  session: Session,
  part: string | undefined,
  id: string | undefined,
  tooMuch: string | undefined,
): ReactNode {
  const isWhole = part === undefined || (part === "all" && id === undefined) || part === "cases";
  if (tooMuch !== undefined || !(isWhole || (part === "learner" && id))) return null;
  return <RiskPage session={session} part={part} id={id} />;
}

/** How the school teaches and grades is for those who lead it. */
function teachingPageAt(top: string, one: string | undefined, two: string | undefined): ReactNode {
  switch (top) {
    case "subjects":
      return one === undefined ? <SubjectsPage /> : null;
    case "teaching":
      return <TeachingPage part={one} id={two} />;
    default:
      return <ScalesPage part={one} from={two} />;
  }
}

const leads = (session: Session): boolean => hasRole(session.state.get().account?.roles ?? [], LEADERS);

/** `/analysis/G7/12`: a grade or a class in a term; `/analysis/40/12/learners`: every learner of a class. */
function analysisPageAt(group: string | undefined, termId: string | undefined, part: string | undefined): ReactNode {
  if (part === undefined) return <AnalysisPage groupKey={group} termId={termId} />;
  return part === "learners" && group && termId ? <ClassResultsPage classId={group} termId={termId} /> : null;
}

function isDay(text: string): boolean {
  try {
    parseSchoolDay(text);
    return true;
  } catch {
    return false;
  }
}
