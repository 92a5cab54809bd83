import { mysqlMigrations } from "../migrations/mysql/migrations.js";
import { sqliteMigrations } from "../migrations/sqlite/migrations.js";
import { Assessment } from "./assessment/assessment.entity.js";
import { ScoreHistory } from "./assessment/score-history.entity.js";
import { ScoreProposal } from "./assessment/score-proposal.entity.js";
import { Score } from "./assessment/score.entity.js";
import { GradeScale } from "./assessment/scales/grade-scale.entity.js";
import { GradingScaleVersion } from "./assessment/scales/grading-scale-version.entity.js";
import { GradingScale } from "./assessment/scales/grading-scale.entity.js";
import { AttendanceHistory } from "./attendance/history/attendance-history.entity.js";
import { AttendanceMark } from "./attendance/attendance-mark.entity.js";
import { AttendanceReason } from "./attendance/attendance-reason.entity.js";
import { RollCall } from "./attendance/roll-call.entity.js";
import { Change } from "./events/change.entity.js";
import { OutboxEvent } from "./events/outbox-event.entity.js";
import { ScopeHead } from "./events/scope-head.entity.js";
import { DayClose } from "./fees/banking/day-close.entity.js";
import { BursaryShare } from "./fees/bursaries/bursary-share.entity.js";
import { Bursary } from "./fees/bursaries/bursary.entity.js";
import { FeeCheck } from "./fees/checks/fee-check.entity.js";
import { InvoiceLine } from "./fees/invoices/invoice-line.entity.js";
import { Invoice } from "./fees/invoices/invoice.entity.js";
import { FeeCounter } from "./fees/ledger/fee-counter.entity.js";
import { JournalEntry } from "./fees/ledger/journal-entry.entity.js";
import { JournalLine } from "./fees/ledger/journal-line.entity.js";
import { Receipt } from "./fees/receipts/receipt.entity.js";
import { Reversal } from "./fees/reversals/reversal.entity.js";
import { FeeSettings } from "./fees/setup/fee-settings.entity.js";
import { FeeStructureItem } from "./fees/setup/fee-structure-item.entity.js";
import { FeeStructure } from "./fees/setup/fee-structure.entity.js";
import { TermTarget } from "./fees/setup/term-target.entity.js";
import { InvoiceRun } from "./fees/invoices/invoice-run.entity.js";
import { OpeningBalance } from "./fees/opening/opening-balance.entity.js";
import { Waiver } from "./fees/waivers/waiver.entity.js";
import { InstalmentPlan } from "./fees/instalments/instalment-plan.entity.js";
import { Instalment } from "./fees/instalments/instalment.entity.js";
import { VoteHead } from "./fees/setup/vote-head.entity.js";
import { ApiKey } from "./identity/api-key.entity.js";
import { AuditEvent } from "./identity/audit-event.entity.js";
import { Device } from "./identity/device.entity.js";
import { Membership } from "./identity/membership.entity.js";
import { RefreshToken } from "./identity/refresh-token.entity.js";
import { User } from "./identity/user.entity.js";
import { TransferLetter } from "./life/letters/transfer-letter.entity.js";
import { Promotion } from "./life/promotion/promotion.entity.js";
import { PromotionChoice } from "./life/promotion/promotion-choice.entity.js";
import { PromotionClass } from "./life/promotion/promotion-class.entity.js";
import { MpesaAttempt } from "./mpesa/attempts/mpesa-attempt.entity.js";
import { MpesaNotice } from "./mpesa/inbox/mpesa-notice.entity.js";
import { MpesaSecret } from "./mpesa/inbox/mpesa-secret.entity.js";
import { MpesaPayment } from "./mpesa/payments/mpesa-payment.entity.js";
import { NotifySettings } from "./notify/notify-settings.entity.js";
import { PushMessage } from "./notify/push/push-message.entity.js";
import { PushSubscription } from "./notify/push/push-subscription.entity.js";
import { SmsMessage } from "./notify/sms/sms-message.entity.js";
import { MpesaReversal } from "./mpesa/reversals/mpesa-reversal.entity.js";
import { MpesaStatement } from "./mpesa/statements/mpesa-statement.entity.js";
import { Meta } from "./platform/meta.entity.js";
import type { Schema } from "./platform/orm.js";
import { CommentBank } from "./reports/bank/comment-bank.entity.js";
import { ReportCard } from "./reports/cards/report-card.entity.js";
import { CardHolding } from "./reports/phones/card-holding.entity.js";
import { ReportRemark } from "./reports/remarks/report-remark.entity.js";
import { ReportRunClass } from "./reports/runs/report-run-class.entity.js";
import { ReportRun } from "./reports/runs/report-run.entity.js";
import { SchoolLogo } from "./reports/profile/school-logo.entity.js";
import { SchoolProfile } from "./reports/profile/school-profile.entity.js";
import { RiskCase } from "./risk/cases/risk-case.entity.js";
import { RiskContact } from "./risk/cases/risk-contact.entity.js";
import { RiskOverride } from "./risk/scores/risk-override.entity.js";
import { RiskScore } from "./risk/scores/risk-score.entity.js";
import { RiskModel } from "./risk/training/risk-model.entity.js";
import { RiskPoolRow } from "./risk/training/risk-pool-row.entity.js";
import { RiskRun } from "./risk/training/risk-run.entity.js";
import { RiskSettings } from "./risk/training/risk-settings.entity.js";
import { Closure } from "./schools/closure.entity.js";
import { Enrolment } from "./schools/enrolment.entity.js";
import { Guardian } from "./schools/guardian.entity.js";
import { Guardianship } from "./schools/guardianship.entity.js";
import { Learner } from "./schools/learner.entity.js";
import { LearnerEvent } from "./schools/life/learner-event.entity.js";
import { RosterImport } from "./schools/roster-import.entity.js";
import { SchoolClass } from "./schools/school-class.entity.js";
import { School } from "./schools/school.entity.js";
import { SubjectTeacher } from "./schools/subjects/subject-teacher.entity.js";
import { Subject } from "./schools/subjects/subject.entity.js";
import { Teaching } from "./schools/teaching.entity.js";
import { Term } from "./schools/term.entity.js";
import { Operation } from "./sync/operation.entity.js";

/** Rows that belong to one school: the school filter guards every query of theirs. */
const schoolEntities = [
  ApiKey,
  Assessment,
  AttendanceHistory,
  AttendanceMark,
  AttendanceReason,
  AuditEvent,
  Bursary,
  BursaryShare,
  Change,
  Closure,
  CardHolding,
  CommentBank,
  DayClose,
  Enrolment,
  FeeCheck,
  FeeCounter,
  FeeSettings,
  FeeStructure,
  FeeStructureItem,
  GradeScale,
  GradingScale,
  GradingScaleVersion,
  Guardian,
  Guardianship,
  Instalment,
  InstalmentPlan,
  Invoice,
  InvoiceLine,
  InvoiceRun,
  JournalEntry,
  JournalLine,
  Learner,
  LearnerEvent,
  Membership,
  MpesaAttempt,
  MpesaNotice,
  MpesaPayment,
  MpesaReversal,
  MpesaSecret,
  MpesaStatement,
  NotifySettings,
  OpeningBalance,
  Operation,
  Promotion,
  PromotionChoice,
  PromotionClass,
  PushMessage,
  Receipt,
  ReportCard,
  ReportRemark,
  ReportRun,
  ReportRunClass,
  Reversal,
  RiskCase,
  RiskContact,
  RiskModel,
  RiskOverride,
  RiskRun,
  RiskScore,
  RiskSettings,
  RollCall,
  RosterImport,
  SchoolClass,
  SchoolLogo,
  SchoolProfile,
  ScopeHead,
  Score,
  ScoreHistory,
  ScoreProposal,
  SmsMessage,
  Subject,
  SubjectTeacher,
  Teaching,
  Term,
  TermTarget,
  TransferLetter,
  VoteHead,
  Waiver,
];

/**
 * Every entity, the migrations of each dialect, and the wall between schools: a query on a school's rows without
 * `em.setFilterParams('school', { schoolId })` throws, and no query sees another school's rows.
 */
export const schema: Schema = {
  entities: [...schoolEntities, Device, Meta, OutboxEvent, PushSubscription, RefreshToken, RiskPoolRow, School, User],
  filters: {
    school: { cond: ({ schoolId }) => ({ schoolId }), entity: schoolEntities, args: true, default: true },
  },
  migrations: { sqlite: sqliteMigrations, mysql: mysqlMigrations },
};
