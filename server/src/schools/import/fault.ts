/** What can be wrong with a row of a list. Only an error keeps the row out. */
export const FaultSeverity = { error: "error", warning: "warning" } as const;
export type FaultSeverity = (typeof FaultSeverity)[keyof typeof FaultSeverity];

export const FaultCode = {
  admissionNumberMissing: "ADMISSION_NUMBER_MISSING",
  admissionNumberTooLong: "ADMISSION_NUMBER_TOO_LONG",
  admissionNumberRepeated: "ADMISSION_NUMBER_REPEATED",
  admissionNumberTaken: "ADMISSION_NUMBER_TAKEN",
  nameMissing: "NAME_MISSING",
  nameTooLong: "NAME_TOO_LONG",
  classMissing: "CLASS_MISSING",
  classUnknown: "CLASS_UNKNOWN",
  classFull: "CLASS_FULL",
  tooManyCells: "TOO_MANY_CELLS",
  numberReadAs: "NUMBER_READ_AS",
  learnerAlike: "LEARNER_ALIKE",
  rowRepeated: "ROW_REPEATED",
  classLarge: "CLASS_LARGE",
  classReadAs: "CLASS_READ_AS",
  phoneExtra: "PHONE_EXTRA",
  phoneBad: "PHONE_BAD",
  birthDateBad: "BIRTH_DATE_BAD",
  birthDateUnlikely: "BIRTH_DATE_UNLIKELY",
  sexUnknown: "SEX_UNKNOWN",
  upiRepeated: "UPI_REPEATED",
  upiTaken: "UPI_TAKEN",
  idRepeated: "ID_REPEATED",
  idTaken: "ID_TAKEN",
  cellTooLong: "CELL_TOO_LONG",
  textCleaned: "TEXT_CLEANED",
  guardianKnownAs: "GUARDIAN_KNOWN_AS",
  learnerUnknown: "LEARNER_UNKNOWN",
  guardianMissing: "GUARDIAN_MISSING",
  guardianRepeated: "GUARDIAN_REPEATED",
  tooManyGuardians: "TOO_MANY_GUARDIANS",
  secondPhoneDiffers: "SECOND_PHONE_DIFFERS",
  valueUnknown: "VALUE_UNKNOWN",
  personUnnamed: "PERSON_UNNAMED",
  signInPhoneBad: "SIGN_IN_PHONE_BAD",
  contactMissing: "CONTACT_MISSING",
  emailBad: "EMAIL_BAD",
  rolesMissing: "ROLES_MISSING",
  roleUnknown: "ROLE_UNKNOWN",
  roleNotYours: "ROLE_NOT_YOURS",
  personRepeated: "PERSON_REPEATED",
  personElsewhere: "PERSON_ELSEWHERE",
  twoPeople: "TWO_PEOPLE",
  personKnownAs: "PERSON_KNOWN_AS",
  classNotKnown: "CLASS_NOT_KNOWN",
  classHasTeacher: "CLASS_HAS_TEACHER",
  subjectNotKnown: "SUBJECT_NOT_KNOWN",
  notATeacher: "NOT_A_TEACHER",
  undoSignedIn: "UNDO_SIGNED_IN",
  undoRegister: "UNDO_REGISTER",
  undoScores: "UNDO_SCORES",
  undoRecords: "UNDO_RECORDS",
  undoChanged: "UNDO_CHANGED",
  undoClassLearners: "UNDO_CLASS_LEARNERS",
  undoClassRegister: "UNDO_CLASS_REGISTER",
  undoClassAssessments: "UNDO_CLASS_ASSESSMENTS",
  undoClassTeachers: "UNDO_CLASS_TEACHERS",
  undoClassRecords: "UNDO_CLASS_RECORDS",
  columnUnknown: "COLUMN_UNKNOWN",
  columnRepeated: "COLUMN_REPEATED",
} as const;
export type FaultCode = (typeof FaultCode)[keyof typeof FaultCode];

/** `line` counts from 1 in the file as a text editor shows it; `column` is the file's own heading. */
export type Fault = {
  line: number;
  column: string | null;
  severity: FaultSeverity;
  code: FaultCode;
  /** The cell as it was read, at most 120 characters; null when the fault is not about one cell. */
  value: string | null;
  /** What the sentence names besides the value: other lines, another learner, a class. */
  about: string | null;
};
