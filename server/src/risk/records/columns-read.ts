/**
 * Every column that `readRecords` reads, by table, and nothing else is: a test holds the reader to it from both sides.
 * Beside what features are computed from, these find what belongs to what and to which school.
 */
export const COLUMNS_READ: { readonly [table: string]: readonly string[] } = {
  school: ["id", "weekdays"],
  term: ["id", "school_id", "year", "number", "starts", "ends"],
  closure: ["school_id", "starts", "ends"],
  school_class: ["id", "school_id", "year", "grade"],
  // `sex` is compared by in the model card and never learnt from; `void_at` leaves out records made by mistake.
  learner: ["id", "school_id", "sex", "birth_date", "residence", "admitted_on", "void_at"],
  enrolment: ["id", "school_id", "class_id", "learner_id", "from_rev", "to_rev", "from_day", "to_day"],
  // Of `reason` only whether it is a transfer, completion or death, for the label.
  learner_event: ["id", "school_id", "learner_id", "kind", "day", "from_class_id", "to_class_id", "reason", "at"],
  roll_call: ["school_id", "class_id", "day", "session", "roster_rev", "default_status"],
  attendance_mark: ["school_id", "class_id", "day", "session", "learner_id", "status", "reason"],
  attendance_reason: ["school_id", "number", "code"],
  assessment: ["id", "school_id", "class_id", "term_id", "subject_id", "subject", "maximum", "day", "submitted", "at"],
  score: ["school_id", "assessment_id", "learner_id", "value", "tenths", "at"],
  score_history: ["assessment_id", "learner_id", "new_value", "at"],
  invoice: ["id", "school_id", "learner_id", "kind", "term_id", "due_day", "entry_id", "reversed_at"],
  invoice_line: ["id", "invoice_id", "cents", "discount_cents"],
  journal_entry: ["id", "day", "at"],
  journal_line: ["school_id", "account", "learner_id", "invoice_line_id", "entry_id", "cents"],
  instalment_plan: ["id", "school_id", "learner_id", "through_invoice_id", "created_at", "ended_at"],
  instalment: ["school_id", "plan_id", "day", "cents"],
};
