/** What can be wrong with a row of a class list. Only an error keeps the row out. */
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
  rowRepeated: "ROW_REPEATED",
  classLarge: "CLASS_LARGE",
  classReadAs: "CLASS_READ_AS",
  phoneBad: "PHONE_BAD",
  birthDateBad: "BIRTH_DATE_BAD",
  birthDateUnlikely: "BIRTH_DATE_UNLIKELY",
  sexUnknown: "SEX_UNKNOWN",
  upiRepeated: "UPI_REPEATED",
  upiTaken: "UPI_TAKEN",
  cellTooLong: "CELL_TOO_LONG",
  textCleaned: "TEXT_CLEANED",
  guardianKnownAs: "GUARDIAN_KNOWN_AS",
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
