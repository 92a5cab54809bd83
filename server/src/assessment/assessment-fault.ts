/** Why a sheet cannot be written as asked. */
export const AssessmentFaultCode = {
  noSuchAssessment: "NO_SUCH_ASSESSMENT",
  unknownRoster: "UNKNOWN_ROSTER",
  unknownLearner: "UNKNOWN_LEARNER",
  impossibleScore: "IMPOSSIBLE_SCORE",
  sheetSubmitted: "SHEET_SUBMITTED",
  sheetReopened: "SHEET_REOPENED",
  reopenNotAllowed: "REOPEN_NOT_ALLOWED",
  tooManyProposals: "TOO_MANY_PROPOSALS",
  termClosed: "TERM_CLOSED",
  notYourSubject: "NOT_YOUR_SUBJECT",
  sheetOpen: "SHEET_OPEN",
  moderationReason: "MODERATION_REASON",
} as const;
export type AssessmentFaultCode = (typeof AssessmentFaultCode)[keyof typeof AssessmentFaultCode];

/** A refusal for people and for programs: the message is a sentence that says what to do. */
export type AssessmentFault = { readonly code: AssessmentFaultCode; readonly message: string };

export const fault = {
  noSuchAssessment: (): AssessmentFault => ({
    code: AssessmentFaultCode.noSuchAssessment,
    message: "This class has no such assessment. Fetch the class again and look for it there.",
  }),
  unknownRoster: (): AssessmentFault => ({
    code: AssessmentFaultCode.unknownRoster,
    message: "The class list these scores were written on is not known. Fetch the class again and enter them anew.",
  }),
  unknownLearner: (position: number): AssessmentFault => ({
    code: AssessmentFaultCode.unknownLearner,
    message: `Number ${position} is not on the class list. Fetch the class again and enter the scores anew.`,
  }),
  impossibleScore: (position: number, maximum: number | null): AssessmentFault => ({
    code: AssessmentFaultCode.impossibleScore,
    message:
      maximum === null
        ? `Number ${position} was given marks, but this work gets levels, such as ME1. Put that one right.`
        : `Number ${position} was given a score that is not possible: this is out of ${maximum}. Put that one right.`,
  }),
  tooManyProposals: (position: number, most: number): AssessmentFault => ({
    code: AssessmentFaultCode.tooManyProposals,
    message: `Number ${position} has ${most} scores proposed already. Have one of them chosen, then send these again.`,
  }),
  sheetSubmitted: (): AssessmentFault => ({
    code: AssessmentFaultCode.sheetSubmitted,
    message: "This sheet was submitted. Ask the head to reopen it, then send these scores again.",
  }),
  sheetReopened: (): AssessmentFault => ({
    code: AssessmentFaultCode.sheetReopened,
    message: "The head had reopened this sheet. See what changed on it, then submit it again.",
  }),
  reopenNotAllowed: (): AssessmentFault => ({
    code: AssessmentFaultCode.reopenNotAllowed,
    message: "Only the head or a deputy reopens a submitted sheet. Ask one of them.",
  }),
  sheetOpen: (): AssessmentFault => ({
    code: AssessmentFaultCode.sheetOpen,
    message: "This sheet is open. Have it submitted first, then look at its marks and moderate them.",
  }),
  moderationReason: (least: number, most: number): AssessmentFault => ({
    code: AssessmentFaultCode.moderationReason,
    message: `Say why the marks are changed, in ${least} to ${most} letters. Nothing was changed.`,
  }),
  notYourSubject: (subject: string): AssessmentFault => ({
    code: AssessmentFaultCode.notYourSubject,
    message: `Others are named for ${subject} in this class. Ask the head to name you for it, then send this again.`,
  }),
  termClosed: (): AssessmentFault => ({
    code: AssessmentFaultCode.termClosed,
    message: "The sheets of that term are closed. Ask the head.",
  }),
};
