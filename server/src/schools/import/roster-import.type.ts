import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { connectionOf } from "../../platform/connection.js";
import type { RosterImport } from "../roster-import.entity.js";
import { ImportKind } from "../../values/import-kind.js";
import { type Fault, FaultSeverity } from "./fault.js";
import { emptySummary } from "./roster-plan.js";
import type { RosterReport } from "./roster-report.js";

const ImportStatusEnum = { CHECKED: "checked", APPLIED: "applied", UNDONE: "undone" } as const;

registerEnumType(ImportStatusEnum, {
  name: "ImportStatus",
  description: "How far a class list has come.",
  valuesConfig: {
    CHECKED: { description: "Read and reported upon; nothing is imported yet." },
    APPLIED: { description: "Accepted: its good rows are in the school's records." },
    UNDONE: { description: "Accepted and taken back, but for the rows that something was built on." },
  },
});

export const ImportKindEnum = {
  LEARNERS: ImportKind.learners,
  GUARDIANS: ImportKind.guardians,
  STAFF: ImportKind.staff,
} as const;

registerEnumType(ImportKindEnum, {
  name: "ImportKind",
  description: "What a list holds.",
  valuesConfig: {
    LEARNERS: { description: "Learners, their classes and their guardians: a class list." },
    GUARDIANS: { description: "Guardians of learners the school knows, by admission number." },
    STAFF: { description: "Who works at the school, their roles, classes and subjects." },
  },
});

const FaultSeverityEnum = { ERROR: FaultSeverity.error, WARNING: FaultSeverity.warning } as const;

registerEnumType(FaultSeverityEnum, {
  name: "FaultSeverity",
  description: "What a fault means for its row.",
  valuesConfig: {
    ERROR: { description: "The row is not imported." },
    WARNING: { description: "The row is imported; the sentence says with what left out or changed." },
  },
});

@ObjectType("ImportSummary", { description: "What importing a class list would do, or did." })
export class ImportSummaryType {
  @Field(() => Int, { description: "Rows that are not blank, below the headings." })
  rows!: number;

  @Field(() => Int, { description: "Learners the school does not know yet." })
  newLearners!: number;

  @Field(() => Int, { description: "Learners of whom something changes." })
  changedLearners!: number;

  @Field(() => Int, { description: "Of those changed, the ones who come into another class." })
  movedLearners!: number;

  @Field(() => Int, { description: "Rows that change nothing." })
  unchanged!: number;

  @Field(() => [String], { description: "Classes that are added." })
  newClasses!: string[];

  @Field(() => Int, { description: "Guardians that are added." })
  newGuardians!: number;

  @Field(() => Int, { description: "Guardians of whom something changes, in a list of guardians." })
  changedGuardians!: number;

  @Field(() => Int, { description: "People who join the staff." })
  newStaff!: number;

  @Field(() => Int, { description: "People on the staff who get roles, classes or subjects." })
  changedStaff!: number;

  @Field(() => Int, { description: "Learners of the list who share a guardian's phone with another." })
  siblings!: number;

  @Field(() => Int, { description: "Rows with an error, which are not imported." })
  faultyRows!: number;

  @Field(() => Int, { description: "Warnings, on whatever rows." })
  warnings!: number;
}

@ObjectType("RowFault", { description: "Something wrong with one row of a class list." })
export class RowFaultType {
  @Field(() => Int, { description: "The line of the file, from 1, as a text editor counts." })
  line!: number;

  @Field(() => String, {
    nullable: true,
    description: "The column, by the file's own heading; null when it is about the row.",
  })
  column!: string | null;

  @Field(() => FaultSeverityEnum, { description: "Whether it keeps the row out." })
  severity!: FaultSeverity;

  @Field(() => String, { description: "The fault's stable name, such as `ADMISSION_NUMBER_REPEATED`." })
  code!: string;

  @Field(() => String, { description: "What is wrong and what to do, in English." })
  message!: string;

  @Field(() => String, { description: "What is wrong and what to do, in Kiswahili." })
  messageKiswahili!: string;

  @Field(() => String, { nullable: true, description: "The cell as it was read; null when it is empty." })
  value!: string | null;
}

@ObjectType({ description: "A page of faults, by line." })
export class FaultConnection extends connectionOf(() => RowFaultType) {}

@ObjectType("FieldChange", { description: "One thing that changes of a learner." })
export class FieldChangeType {
  @Field(() => String, { description: "What: `name`, `class`, `guardian`, `birthDate`, `role` and so on." })
  field!: string;

  @Field(() => String, {
    nullable: true,
    description: "As it is: roles, rules and states by their codes; null when it is not known.",
  })
  from!: string | null;

  @Field(() => String, { nullable: true, description: "As it will be." })
  to!: string | null;
}

@ObjectType("RowChange", { description: "A row that changes a learner, guardian or colleague the school knows." })
export class RowChangeType {
  @Field(() => Int, { description: "The line of the file, from 1." })
  line!: number;

  @Field(() => String, { nullable: true, description: "The learner's admission number; null of staff." })
  admissionNumber!: string | null;

  @Field(() => String, { description: "The learner's name, as the list has it." })
  name!: string;

  @Field(() => [FieldChangeType], { description: "What changes." })
  fields!: FieldChangeType[];
}

@ObjectType({ description: "A page of changes, by line." })
export class RowChangeConnection extends connectionOf(() => RowChangeType) {}

@ObjectType("SignIn", { description: "How somebody who was added to the staff signs in the first time." })
class SignInType {
  @Field(() => String, { description: "Whose." })
  name!: string;

  @Field(() => String, { description: "The phone number or e-mail." })
  login!: string;

  @Field(() => String, { description: "Shown this once, to be handed over in person." })
  temporaryPassword!: string;
}

@ObjectType("RosterImport", { description: "A list that was checked, and perhaps accepted." })
export class RosterImportType {
  /** Not part of the API: its fields are read from it. */
  report!: RosterReport;

  @Field(() => ID, { description: "The import's id." })
  id!: string;

  @Field(() => String, { description: "The file's name." })
  fileName!: string;

  @Field(() => ImportStatusEnum, { description: "How far it has come." })
  status!: "checked" | "applied" | "undone";

  @Field(() => ImportKindEnum, { description: "What the list holds." })
  kind!: ImportKind;

  @Field(() => Date, { nullable: true, description: "When it was undone; null unless it was." })
  undoneAt!: Date | null;

  @Field(() => Int, { nullable: true, description: "How many records undoing it gave back; null before it was tried." })
  undoneRecords!: number | null;

  @Field(() => [String], { description: "Classes it had made that undoing it took away." })
  removedClasses!: string[];

  @Field(() => Date, { description: "When it was checked first." })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: "When it was accepted; null before." })
  appliedAt!: Date | null;

  @Field(() => [SignInType], { description: "Of people it added; in the answer to its acceptance only." })
  signIns!: SignInType[];

  @Field(() => ImportSummaryType, { description: "What importing it does, in numbers." })
  summary!: ImportSummaryType;
}

@ObjectType({ description: "A page of imports, the latest first." })
export class RosterImportConnection extends connectionOf(() => RosterImportType) {}

@ObjectType("UndoPreview", { description: "What undoing an import would come to, as the school's records are now." })
export class UndoPreviewType {
  /** Not part of the API: its page is read from it. */
  keeps!: readonly Fault[];

  @Field(() => Int, { description: "How many records would be as they were before." })
  records!: number;

  @Field(() => [String], { description: "Classes it had made that would be taken away." })
  classes!: string[];
}

type ImportRow = Pick<RosterImport, "id" | "kind" | "fileName" | "status" | "report" | "createdAt"> & {
  appliedAt?: Date | null | undefined;
  undoneAt?: Date | null | undefined;
};

export function toRosterImportType(row: ImportRow): RosterImportType {
  const { id, fileName, createdAt, appliedAt = null, undoneAt = null } = row;
  const status = undoneAt === null ? row.status : "undone";
  const report = JSON.parse(row.report) as RosterReport;
  const { summary } = report;
  const undoneRecords = report.undo?.undone ?? null;
  const kind: ImportKind = row.kind;
  // A report of before there were other lists counts nothing of them.
  const counts = { ...emptySummary(), ...summary };
  return {
    id: String(id),
    kind,
    fileName,
    status,
    createdAt,
    appliedAt,
    undoneAt,
    undoneRecords,
    removedClasses: [...(report.undo?.classes ?? [])],
    report,
    summary: counts,
    signIns: [],
  };
}
