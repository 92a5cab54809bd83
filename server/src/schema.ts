import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { buildSchemaSync, type PubSub } from "type-graphql";
import { CellHistoryResolver } from "./attendance/history/cell-history.resolver.js";
import { ContestedRegisterResolver } from "./attendance/contests/contested-register.resolver.js";
import { AssessmentResolver } from "./assessment/assessment.resolver.js";
import { AnalysisResolver } from "./assessment/results/analysis.resolver.js";
import { ResultsResolver } from "./assessment/results/results.resolver.js";
import { ScoreHistoryResolver } from "./assessment/history/score-history.resolver.js";
import { PlanResolver } from "./assessment/plan/plan.resolver.js";
import { ScaleResolver } from "./assessment/scales/scale.resolver.js";
import { LearnerAttendanceResolver } from "./attendance/learner-attendance.resolver.js";
import { MarkResolver } from "./attendance/mark.resolver.js";
import { RegisterResolver, SchoolReasonsResolver } from "./attendance/register.resolver.js";
import { SchoolTodayResolver } from "./attendance/school-today.resolver.js";
import { LiveFeesResolver } from "./fees/live/live-fees.resolver.js";
import { BankingResolver } from "./fees/banking/banking.resolver.js";
import { BursaryResolver, BursaryShareResolver, ExpectedBursaryResolver } from "./fees/bursaries/bursary.resolver.js";
import { FeeCheckResolver } from "./fees/checks/fee-check.resolver.js";
import { CreditResolver } from "./fees/credit/credit.resolver.js";
import { ReceiptResolver, ReceiptShareResolver, VoteHeadPartResolver } from "./fees/receipts/receipt.resolver.js";
import { RecordPaymentResolver } from "./fees/receipts/record-payment.resolver.js";
import { CollectedResolver } from "./fees/reports/collected.resolver.js";
import { DayReportResolver } from "./fees/reports/day-report.resolver.js";
import { JournalEntryResolver, JournalLineResolver } from "./fees/reports/journal-entry.resolver.js";
import { ReversalResolver } from "./fees/reversals/reversal.resolver.js";
import { SuggestionResolver, SuspenseResolver } from "./fees/suspense/suspense.resolver.js";
import { InstalmentResolver } from "./fees/instalments/instalment.resolver.js";
import { InvoiceRunResolver } from "./fees/invoices/invoice-run.resolver.js";
import { InvoiceResolver } from "./fees/invoices/invoice.resolver.js";
import { OpeningResolver } from "./fees/opening/opening.resolver.js";
import { ArrearsResolver } from "./fees/reports/arrears.resolver.js";
import { FeeTotalsResolver } from "./fees/reports/fee-totals.resolver.js";
import { LearnerFeesResolver } from "./fees/reports/learner-fees.resolver.js";
import { StatementResolver } from "./fees/reports/statement.resolver.js";
import { FeeSettingsResolver } from "./fees/setup/fee-settings.resolver.js";
import { FeeStructureResolver } from "./fees/setup/fee-structure.resolver.js";
import { VoteHeadResolver } from "./fees/setup/vote-head.resolver.js";
import { WaiverResolver } from "./fees/waivers/waiver.resolver.js";
import { ApiKeyResolver } from "./identity/api-key.resolver.js";
import { DeviceResolver } from "./identity/device.resolver.js";
import { SessionResolver } from "./identity/session.resolver.js";
import { SignInResultResolver } from "./identity/sign-in-result.resolver.js";
import { StaffResolver } from "./identity/staff.resolver.js";
import { UserResolver, ViewerResolver } from "./identity/viewer.resolver.js";
import { AttemptResolver } from "./mpesa/attempts/attempt.resolver.js";
import { MpesaBooksResolver } from "./mpesa/bursar/mpesa-books.resolver.js";
import { MpesaReversalResolver } from "./mpesa/reversals/reversal.resolver.js";
import { MpesaStatementResolver } from "./mpesa/statements/statement.resolver.js";
import { MpesaSetupResolver } from "./mpesa/setup/mpesa-setup.resolver.js";
import { CalendarResolver } from "./schools/calendar.resolver.js";
import { ClassResolver } from "./schools/class.resolver.js";
import { RosterImportResolver, UndoPreviewResolver } from "./schools/import/roster-import.resolver.js";
import { NotifyResolver } from "./notify/notify.resolver.js";
import { GuardianSignInResolver } from "./schools/guardian-sign-in/guardian-sign-in.resolver.js";
import { GuardianResolver } from "./schools/guardians/guardian.resolver.js";
import { LifeResolver } from "./schools/life/life.resolver.js";
import { LetterResolver } from "./life/letters/letter.resolver.js";
import { NewYearResolver } from "./life/new-year/new-year.resolver.js";
import { PromotionResolver } from "./life/promotion/promotion.resolver.js";
import { LearnerResolver } from "./schools/learner.resolver.js";
import { SubjectResolver } from "./schools/subjects/subject.resolver.js";
import { SchoolMpesaResolver } from "./mpesa/school-mpesa.resolver.js";
import { MembershipSchoolResolver, SchoolResolver, ViewerSchoolResolver } from "./schools/school.resolver.js";
import { CommentBankResolver } from "./reports/bank/comment-bank.resolver.js";
import { ReportCardResolver } from "./reports/cards/report-card.resolver.js";
import { RemarksResolver } from "./reports/remarks/remarks.resolver.js";
import { ReportRunResolver } from "./reports/runs/report-run.resolver.js";
import { SchoolProfileResolver } from "./reports/profile/school-profile.resolver.js";
import { CaseResolver } from "./risk/cases/case.resolver.js";
import { EffectResolver } from "./risk/cases/effect.resolver.js";
import { FollowUpResolver } from "./risk/cases/follow-up.resolver.js";
import { LearnerCasesResolver, OpenCaseResolver } from "./risk/cases/learner-cases.resolver.js";
import { LiveRiskResolver } from "./risk/scores/live-risk.resolver.js";
import { LookResolver } from "./risk/scores/look.resolver.js";
import { OverrideResolver } from "./risk/scores/override.resolver.js";
import { LearnerDropoutRiskResolver, RiskResolver } from "./risk/scores/risk.resolver.js";
import { RiskModelResolver } from "./risk/versions/risk-model.resolver.js";
import { RiskSettingsResolver } from "./risk/pool/risk-settings.resolver.js";
import { RiskRunResolver } from "./risk/training/risk-run.resolver.js";
import { RelayResolver } from "./sync/relay/relay.resolver.js";
import { HeldOperationResolver } from "./sync/held/held-operation.resolver.js";
import { HandOverResolver } from "./sync/revoked/hand-over.resolver.js";
import { SyncResolver } from "./sync/sync.resolver.js";
import { InstantScalar } from "./values/instant.scalar.js";

/** The whole API. Each feature's resolver classes are listed here. */
export function buildApiSchema(): GraphQLSchema {
  return buildSchemaSync({
    resolvers: [
      ViewerResolver,
      UserResolver,
      SessionResolver,
      GuardianSignInResolver,
      SignInResultResolver,
      StaffResolver,
      DeviceResolver,
      ApiKeyResolver,
      SchoolResolver,
      ViewerSchoolResolver,
      MembershipSchoolResolver,
      SchoolMpesaResolver,
      CalendarResolver,
      ClassResolver,
      LearnerResolver,
      LifeResolver,
      PromotionResolver,
      NewYearResolver,
      LetterResolver,
      GuardianResolver,
      RosterImportResolver,
      UndoPreviewResolver,
      RegisterResolver,
      SchoolReasonsResolver,
      LearnerAttendanceResolver,
      MarkResolver,
      SchoolTodayResolver,
      ContestedRegisterResolver,
      CellHistoryResolver,
      AssessmentResolver,
      ResultsResolver,
      AnalysisResolver,
      PlanResolver,
      ScoreHistoryResolver,
      ScaleResolver,
      SubjectResolver,
      LiveFeesResolver,
      AttemptResolver,
      MpesaBooksResolver,
      MpesaReversalResolver,
      MpesaStatementResolver,
      MpesaSetupResolver,
      ReceiptResolver,
      ReceiptShareResolver,
      VoteHeadPartResolver,
      RecordPaymentResolver,
      SuspenseResolver,
      SuggestionResolver,
      CreditResolver,
      BursaryResolver,
      BursaryShareResolver,
      ExpectedBursaryResolver,
      ReversalResolver,
      BankingResolver,
      DayReportResolver,
      JournalEntryResolver,
      JournalLineResolver,
      CollectedResolver,
      FeeCheckResolver,
      VoteHeadResolver,
      FeeStructureResolver,
      FeeSettingsResolver,
      InvoiceResolver,
      InvoiceRunResolver,
      OpeningResolver,
      WaiverResolver,
      InstalmentResolver,
      LearnerFeesResolver,
      StatementResolver,
      ArrearsResolver,
      FeeTotalsResolver,
      SchoolProfileResolver,
      CommentBankResolver,
      ReportRunResolver,
      ReportCardResolver,
      RemarksResolver,
      RiskResolver,
      LearnerDropoutRiskResolver,
      OverrideResolver,
      LookResolver,
      LiveRiskResolver,
      CaseResolver,
      OpenCaseResolver,
      LearnerCasesResolver,
      FollowUpResolver,
      EffectResolver,
      RiskModelResolver,
      RiskRunResolver,
      RiskSettingsResolver,
      SyncResolver,
      HandOverResolver,
      RelayResolver,
      NotifyResolver,
      HeldOperationResolver,
    ],
    scalarsMap: [{ type: Date, scalar: InstantScalar }],
    pubSub: ownEventsOnly,
    validate: false,
  });
}

// The library asks for one, but every subscription of ours brings its events itself, by `subscribe`.
const ownEventsOnly: PubSub = {
  publish: () => {},
  subscribe: () => {
    throw new Error("subscribe through the services' pub-sub");
  },
};
