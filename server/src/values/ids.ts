/**
 * Ids are positive integers given by the database, unique per table. Each is branded, so that a class's id
 * cannot be passed where a learner's is meant. In GraphQL an id is its decimal text.
 */
type Branded<Name extends string> = number & { readonly __id: Name };

export type SchoolId = Branded<"school">;
export type TermId = Branded<"term">;
export type ClassId = Branded<"class">;
export type LearnerId = Branded<"learner">;
export type GuardianId = Branded<"guardian">;
export type UserId = Branded<"user">;
export type DeviceId = Branded<"device">;
export type SubjectId = Branded<"subject">;
export type AssessmentId = Branded<"assessment">;
export type ScaleId = Branded<"grading-scale">;
export type ScopeId = Branded<"scope">;
export type VoteHeadId = Branded<"vote-head">;
export type InvoiceId = Branded<"invoice">;
export type InvoiceLineId = Branded<"invoice-line">;
export type JournalEntryId = Branded<"journal-entry">;
export type ReceiptId = Branded<"receipt">;
export type MpesaAttemptId = Branded<"mpesa-attempt">;
export type MpesaPaymentId = Branded<"mpesa-payment">;
export type MpesaReversalId = Branded<"mpesa-reversal">;
export type MpesaNoticeId = Branded<"mpesa-notice">;
export type BursaryId = Branded<"bursary">;
export type ReversalId = Branded<"reversal">;
export type FeeStructureId = Branded<"fee-structure">;
export type InvoiceRunId = Branded<"invoice-run">;
export type WaiverId = Branded<"waiver">;
export type PromotionId = Branded<"promotion">;
export type InstalmentPlanId = Branded<"instalment-plan">;
export type ReportRunId = Branded<"report-run">;
export type ReportCardId = Branded<"report-card">;
export type RiskRunId = Branded<"risk-run">;
export type RiskModelId = Branded<"risk-model">;
export type RiskScoreId = Branded<"risk-score">;
export type RiskCaseId = Branded<"risk-case">;
export type RiskOverrideId = Branded<"risk-override">;

const MAX_ID = Number.MAX_SAFE_INTEGER;

/** Reads an id from outside (`"42"`); `null` when it is not a positive decimal integer. */
export function parseId<Id extends number>(text: string): Id | null {
  if (!/^[1-9]\d{0,15}$/.test(text)) return null;
  const id = Number(text);
  return id <= MAX_ID ? (id as Id) : null;
}
