import { type AdmissionNumber, parseAdmissionNumber } from "../../../values/admission-number.js";
import type { ContactRule, Custody } from "../../../values/contact-rule.js";
import type { Phone } from "../../../values/phone.js";
import { Column } from "../column.js";
import { type Fault, FaultCode } from "../fault.js";
import { parsePhones } from "../phones-text.js";
import type { Row } from "../read-rows.js";
import type { Table } from "../read-table.js";
import { RowReader } from "../row-reader.js";
import { CONTACT_WORDS, CUSTODY_WORDS, meaningOf, type Words, wordsOf, YES_NO_WORDS } from "./rule-words.js";

/** What one row says of a guardian. What it leaves out is null, and never takes away what the school knows. */
export type GuardianRow = {
  line: number;
  admissionNumber: AdmissionNumber | null;
  /** The learner's name, to be sure of the number. */
  learnerName: string;
  name: string;
  phone: Phone | null;
  secondPhone: Phone | null;
  relation: string | null;
  priority: number | null;
  contact: ContactRule | null;
  custody: Custody | null;
  seesRecords: boolean | null;
  livesWith: boolean | null;
};

const MAX_NAME = 120;
const MAX_RELATION = 30;
const LAST_PRIORITY = 8;

/** Reads one row, and tells every fault of it that can be told from the row alone. */
export function readGuardianRow(table: Table, row: Row): { entry: GuardianRow; faults: Fault[] } {
  const reader = new RowReader(table, row);
  const entry = {
    line: row.line,
    admissionNumber: readNumber(reader),
    learnerName: reader.text(Column.name),
    name: readText(reader, Column.guardianName, MAX_NAME) ?? "",
    ...readPhones(reader),
    relation: readText(reader, Column.relation, MAX_RELATION),
    priority: readPriority(reader),
    contact: readWord(reader, Column.contactRule, CONTACT_WORDS),
    custody: readWord(reader, Column.custody, CUSTODY_WORDS),
    seesRecords: readYesNo(reader, Column.seesRecords),
    livesWith: readYesNo(reader, Column.livesWith),
  };
  if (entry.name === "" && entry.phone === null) reader.error(FaultCode.guardianMissing, Column.guardianName);
  reader.checkExtraCells();
  return { entry, faults: reader.faults };
}

function readNumber(reader: RowReader): AdmissionNumber | null {
  const text = reader.text(Column.admissionNumber);
  const number = parseAdmissionNumber(text);
  if (text === "") reader.error(FaultCode.admissionNumberMissing, Column.admissionNumber);
  else if (!number) reader.error(FaultCode.admissionNumberTooLong, Column.admissionNumber, text);
  return number;
}

function readText(reader: RowReader, column: Column, most: number): string | null {
  const text = reader.text(column);
  if (text.length <= most) return text === "" ? null : text;
  reader.warn(FaultCode.cellTooLong, column, text, String(most));
  return null;
}

/** Two numbers at most: a further one in the first cell is the second where that cell is empty. */
function readPhones(reader: RowReader): { phone: Phone | null; secondPhone: Phone | null } {
  const [phone = null, ...further] = readNumbers(reader, Column.guardianPhone);
  const [secondPhone = null, ...extra] = new Set([...readNumbers(reader, Column.secondPhone), ...further]);
  for (const number of extra) reader.warn(FaultCode.phoneExtra, Column.guardianPhone, number);
  return { phone, secondPhone };
}

function readNumbers(reader: RowReader, column: Column): Phone[] {
  const [text = ""] = reader.texts(column, ";");
  const { phones, bad } = parsePhones(text);
  for (const part of bad) reader.warn(FaultCode.phoneBad, column, part);
  return phones;
}

const PLACES = Array.from({ length: LAST_PRIORITY }, (_, index) => String(index + 1));

function readPriority(reader: RowReader): number | null {
  const text = reader.text(Column.priority);
  if (text === "" || PLACES.includes(text)) return text === "" ? null : Number(text);
  reader.warn(FaultCode.valueUnknown, Column.priority, text, PLACES.join(", "));
  return null;
}

function readWord<Value extends string>(reader: RowReader, column: Column, words: Record<Value, Words>): Value | null {
  const text = reader.text(column);
  const value = text === "" ? null : meaningOf(words, text);
  if (text !== "" && value === null) reader.warn(FaultCode.valueUnknown, column, text, wordsOf(words));
  return value;
}

function readYesNo(reader: RowReader, column: Column): boolean | null {
  const word = readWord(reader, column, YES_NO_WORDS);
  return word === null ? null : word === "yes";
}
