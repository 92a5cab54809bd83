import { type AdmissionNumber, parseAdmissionNumber } from "../../values/admission-number.js";
import { toLineText } from "../../values/line-text.js";
import type { Phone } from "../../values/phone.js";
import type { SchoolDay } from "../../values/school-day.js";
import type { Contact } from "../add-guardians.js";
import { isLikelyBirthDate, parseBirthDate } from "./birth-date.js";
import { type ClassText, parseClassText, toStream } from "./class-text.js";
import { Column } from "./column.js";
import { type Fault, FaultCode } from "./fault.js";
import { parsePhones } from "./phones-text.js";
import type { Row } from "./read-rows.js";
import type { Table } from "./read-table.js";
import { RowReader } from "./row-reader.js";
import { parseSex } from "./sex.js";

/** What one row says. What it leaves out is null and never takes away what the school knows. */
export type Entry = {
  line: number;
  admissionNumber: AdmissionNumber | null;
  name: string;
  classText: ClassText | null;
  /** The class as it was written, for sentences. */
  classWritten: string;
  sex: "F" | "M" | null;
  birthDate: SchoolDay | null;
  upi: string | null;
  birthCertificate: string | null;
  assessmentNumber: string | null;
  contacts: Contact[];
};

const MAX_NAME = 120;
const MAX_ID = 30;

/** Reads one row, and tells every fault of it that can be told from the row alone. */
export function readEntry(table: Table, row: Row, today: SchoolDay): { entry: Entry; faults: Fault[] } {
  const reader = new RowReader(table, row);
  const entry = {
    line: row.line,
    admissionNumber: readAdmissionNumber(reader),
    name: readName(reader),
    ...readClass(reader),
    sex: reader.read(Column.sex, FaultCode.sexUnknown, parseSex),
    birthDate: readBirthDate(reader, today),
    upi: readNationalId(reader, Column.upi),
    birthCertificate: readNationalId(reader, Column.birthCertificate),
    assessmentNumber: readNationalId(reader, Column.assessmentNumber),
    contacts: readContacts(reader),
  };
  reader.checkExtraCells();
  return { entry, faults: reader.faults };
}

function readAdmissionNumber(reader: RowReader): AdmissionNumber | null {
  const text = reader.text(Column.admissionNumber);
  const number = parseAdmissionNumber(text);
  if (text === "") reader.error(FaultCode.admissionNumberMissing, Column.admissionNumber);
  else if (!number) reader.error(FaultCode.admissionNumberTooLong, Column.admissionNumber, text);
  return number;
}

function readName(reader: RowReader): string {
  const parts = [Column.firstName, Column.middleName, Column.surname].map((column) => reader.text(column));
  const name = reader.text(Column.name) || toLineText(parts.join(" "));
  const { nameMissing, nameTooLong } = FaultCode;
  if (name === "") reader.error(nameMissing, Column.name);
  else if (name.length > MAX_NAME) reader.error(nameTooLong, Column.name, name);
  return name;
}

function readClass(reader: RowReader): { classText: ClassText | null; classWritten: string } {
  const written = reader.text(Column.schoolClass);
  const stream = reader.text(Column.stream);
  const classWritten = toLineText(`${written} ${stream}`);
  if (written === "") {
    reader.error(FaultCode.classMissing, Column.schoolClass);
    return { classText: null, classWritten };
  }
  const alone = parseClassText(written);
  const classText = alone && alone.stream === "" ? parseClassText(`${written} ${toStream(stream)}`) : alone;
  if (!classText) reader.error(FaultCode.classUnknown, Column.schoolClass, classWritten);
  return { classText, classWritten: alone?.stream ? written : classWritten };
}

function readBirthDate(reader: RowReader, today: SchoolDay): SchoolDay | null {
  const birthDate = reader.read(Column.birthDate, FaultCode.birthDateBad, (text) => parseBirthDate(text, today));
  if (birthDate === null || isLikelyBirthDate(birthDate, today)) return birthDate;
  reader.warn(FaultCode.birthDateUnlikely, Column.birthDate, reader.text(Column.birthDate));
  return null;
}

function readNationalId(reader: RowReader, column: Column): string | null {
  const id = reader.text(column).replace(/^['’]/, "").replace(/\s/g, "").toUpperCase();
  if (/^(-*|N\/?A|NIL|NONE|HANA|HAIPO)$/.test(id)) return null;
  if (id.length <= MAX_ID) return id;
  reader.warn(FaultCode.cellTooLong, column, id, String(MAX_ID));
  return null;
}

type ContactColumns = { name: Column; phone: Column; relation: Column | null; is: string | null };

const CONTACTS: ContactColumns[] = [
  { name: Column.guardianName, phone: Column.guardianPhone, relation: Column.relation, is: null },
  { name: Column.secondGuardianName, phone: Column.secondGuardianPhone, relation: Column.secondRelation, is: null },
  { name: Column.motherName, phone: Column.motherPhone, relation: null, is: "Mother" },
  { name: Column.fatherName, phone: Column.fatherPhone, relation: null, is: "Father" },
];

/** Each number is a contact of its own, in the order of the columns; a name without a number is one too. */
function readContacts(reader: RowReader): Contact[] {
  const contacts = CONTACTS.flatMap(({ name: nameColumn, phone, relation: relationColumn, is }): Contact[] => {
    const name = readShort(reader, nameColumn, MAX_NAME);
    const relation = relationColumn ? readShort(reader, relationColumn, 30) : is;
    const phones = readPhones(reader, phone);
    if (phones.length > 0) return phones.map((phone) => ({ name: name ?? "", phone, relation }));
    return name === null ? [] : [{ name, phone: null, relation }];
  });
  return contacts.filter(
    ({ phone }, index) => phone === null || contacts.findIndex((other) => other.phone === phone) === index,
  );
}

function readPhones(reader: RowReader, column: Column): Phone[] {
  return reader.texts(column, ";").flatMap((text) => {
    const { phones, bad } = parsePhones(text);
    for (const part of bad) reader.warn(FaultCode.phoneBad, column, part);
    return phones;
  });
}

function readShort(reader: RowReader, column: Column, most: number): string | null {
  const text = reader.text(column);
  if (text.length <= most) return text === "" ? null : text;
  reader.warn(FaultCode.cellTooLong, column, text, String(most));
  return null;
}
