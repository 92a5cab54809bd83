/** Why a request about risk was refused, in `extensions.reason`: what it depends on stands beside it, so that an app can say it in its user's language. */
export const RiskRefusal = {
  /** `first`: the earliest day that will do; the latest is today. */
  day: "CASE_DAY",
  /** `last`: the latest day that will do; the earliest is today. */
  due: "CASE_DUE",
  /** As `due`. */
  until: "OVERRIDE_UNTIL",
  /** `most`: how many attempts a case holds. */
  full: "CASE_FULL",
  /** `closedBy`, a name, and `closedOn`, a day. */
  closed: "CASE_CLOSED",
  /** `owner`, a name, and `number` and `caseId` of the case that is open. */
  open: "CASE_OPEN",
  owner: "CASE_OWNER",
  noCase: "NO_SUCH_CASE",
  noLearner: "NO_SUCH_LEARNER",
  /** `most` letters. */
  longNote: "NOTE_TOO_LONG",
  /** From `least` to `most` letters. */
  note: "OVERRIDE_NOTE",
  noVersion: "NO_VERSION",
  /** `most` learners a week. */
  capacity: "CAPACITY",
} as const;
