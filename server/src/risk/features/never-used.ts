export type NeverUsed = {
  readonly what: string;
  readonly why: string;
  /** Where it stands: `table.column`, or a table of which nothing is read. Empty: the product does not record it. */
  readonly columns: readonly string[];
};

const of = (table: string, columns: string): string[] => columns.split(" ").map((column) => `${table}.${column}`);

/**
 * What no risk is ever computed from, and why. Together with `COLUMNS_READ` it speaks of every column of the tables that
 * are read: a new column turns a test red until somebody has decided.
 */
export const NEVER_USED: readonly NeverUsed[] = [
  {
    what: "Names",
    why: "A name tells of family, people and faith, not of schooling.",
    columns: ["learner.name", "school.name", "closure.name", "school_class.stream", "assessment.name"],
  },
  {
    what: "Numbers and national ids",
    why: "They name a person, and whether one has them says whose birth was registered.",
    columns: [
      "learner.admission_number",
      "learner.upi",
      "learner.birth_certificate",
      "learner.assessment_number",
      "invoice.number",
      "journal_entry.number",
    ],
  },
  {
    what: "Sex",
    why: "A girl and a boy with the same record get the same probability. The model card compares both, so that a gap is seen.",
    columns: [],
  },
  {
    what: "Phones, homes, guardians and custody",
    why: "Who a child’s family is must not count against the child.",
    columns: ["guardian", "guardianship"],
  },
  {
    what: "Religion, people, language and place of birth",
    why: "The Data Protection Act calls them sensitive; the product does not record them.",
    columns: [],
  },
  {
    what: "Health: illness, menstruation, bereavement, special needs",
    why: "Sensitive, and the child’s own. An absence counts as an absence, whatever of these it was for.",
    columns: ["attendance_reason.english", "attendance_reason.kiswahili"],
  },
  {
    what: "Pregnancy and marriage",
    why: "Girls are to come back to school by national policy; a list must never be where it shows.",
    columns: ["attendance_reason.restricted"],
  },
  {
    what: "Why somebody left, where to, and every note",
    why: "They are told in confidence. Transfer, completion and death are told apart for the label, never for a feature.",
    columns: [
      "learner_event.note",
      "learner_event.other_school",
      "learner_event.reference",
      "learner.previous_school",
      "invoice.memo",
      "journal_entry.memo",
      "instalment_plan.note",
    ],
  },
  {
    what: "How the learner stands today: status and last day",
    why: "They are changed when a learner leaves, and would tell an earlier day what came after it.",
    columns: ["learner.status", "learner.left_on"],
  },
  {
    what: "Brothers, sisters and discounts",
    why: "They tell of the family. What is asked is counted, not why it is less.",
    columns: ["invoice.child_order", "invoice.discount_percent"],
  },
  {
    what: "Who wrote something, on which device, and what else was said of it",
    why: "It tells of the writing, not of the learner.",
    columns: [
      of("school", "created_at"),
      of("school_class", "roster_rev restored_rev"),
      of("closure", "id"),
      of("learner", "created_at"),
      of("enrolment", "position"),
      of("learner_event", "user_id"),
      of("roll_call", "id present late absent excused not_taken seq device_id counter author_id at revision"),
      of("attendance_mark", "id position minutes_late implied seq device_id counter author_id at contested"),
      of("attendance_mark", "contested_seq contested_device_id contested_counter contested_by contested_at"),
      of("attendance_reason", "id statuses retired_at"),
      of("assessment", "kind weight scale_id created_by created_at seq device_id counter author_id seen"),
      of("assessment", "approved_seq approved_by approved_at"),
      of("score", "id position seq device_id counter author_id"),
      of("score_history", "id school_id old_value verdict user_id device_id counter allowed_by device_at clock_offset"),
      of("score_history", "reason adjustment changed"),
      of("invoice", "run_id structure_id day"),
      of("invoice_line", "school_id"),
      of("journal_entry", "school_id kind key receipt_id reverses_id user_id"),
      of("journal_line", "id"),
      of("instalment", "id"),
      of("instalment_plan", "created_by"),
    ].flat(),
  },
  {
    what: "What money was for",
    why: "A lunch unpaid is as much a debt as a desk.",
    columns: ["invoice_line.vote_head_id", "journal_line.vote_head_id"],
  },
];
