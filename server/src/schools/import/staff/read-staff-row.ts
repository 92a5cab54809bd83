import { parseEmail } from "../../../identity/login.js";
import type { Phone } from "../../../values/phone.js";
import { inRoleOrder, type Role } from "../../../values/role.js";
import { Column } from "../column.js";
import { type Fault, FaultCode } from "../fault.js";
import { meaningOf, wordsOf } from "../guardians/rule-words.js";
import { parsePhones } from "../phones-text.js";
import type { Row } from "../read-rows.js";
import type { Table } from "../read-table.js";
import { RowReader } from "../row-reader.js";
import { ROLE_WORDS } from "./role-words.js";

/** A class as it is written, and the subjects in it: none where the person teaches the class as such. */
type WrittenPost = { schoolClass: string; subjects: string[] };

export type StaffRow = {
  line: number;
  name: string;
  phone: Phone | null;
  email: string | null;
  roles: Role[];
  classTeacherOf: string[];
  teaches: WrittenPost[];
};

const MAX_NAME = 120;

/** Reads one row, and tells every fault of it that can be told from the row alone. */
export function readStaffRow(table: Table, row: Row): { entry: StaffRow; faults: Fault[] } {
  const reader = new RowReader(table, row);
  const entry = {
    line: row.line,
    name: readName(reader),
    phone: readPhone(reader),
    email: readEmail(reader),
    roles: readRoles(reader),
    classTeacherOf: split(reader.text(Column.classTeacherOf), /[;,]/),
    teaches: readTeaches(reader),
  };
  if (entry.phone === null && entry.email === null && reader.faults.length === 0)
    reader.error(FaultCode.contactMissing, Column.guardianPhone);
  reader.checkExtraCells();
  return { entry, faults: reader.faults };
}

function readName(reader: RowReader): string {
  const name = reader.text(Column.name);
  if (name === "") reader.error(FaultCode.personUnnamed, Column.name);
  else if (name.length > MAX_NAME) reader.error(FaultCode.nameTooLong, Column.name, name);
  return name;
}

function readPhone(reader: RowReader): Phone | null {
  const [text = ""] = reader.texts(Column.guardianPhone, ";");
  const { phones, bad } = parsePhones(text);
  for (const part of [...bad, ...phones.slice(1)]) reader.error(FaultCode.signInPhoneBad, Column.guardianPhone, part);
  return phones[0] ?? null;
}

function readEmail(reader: RowReader): string | null {
  const text = reader.text(Column.email);
  const email = text === "" ? null : parseEmail(text);
  if (text !== "" && email === null) reader.error(FaultCode.emailBad, Column.email, text);
  return email;
}

function readRoles(reader: RowReader): Role[] {
  const words = split(reader.text(Column.roles), /[;,/]|\s+(?:and|na)\s+/i);
  const known = wordsOf(ROLE_WORDS);
  if (words.length === 0) reader.error(FaultCode.rolesMissing, Column.roles, null, known);
  return inRoleOrder(
    words.flatMap((word) => {
      const role = meaningOf(ROLE_WORDS, word);
      if (role === null) reader.error(FaultCode.roleUnknown, Column.roles, word, known);
      return role ?? [];
    }),
  );
}

/** `Grade 7 East: Mathematics, English; Grade 8`; without subjects, classes may be parted by commas too. */
const readTeaches = (reader: RowReader): WrittenPost[] =>
  split(reader.text(Column.teaches), /;/).flatMap((part) => {
    const [schoolClass = "", subjects] = part.split(":", 2);
    if (subjects !== undefined) return [{ schoolClass: schoolClass.trim(), subjects: split(subjects, /,/) }];
    return split(part, /,/).map((name) => ({ schoolClass: name, subjects: [] }));
  });

const split = (text: string, at: RegExp): string[] =>
  text
    .split(at)
    .map((part) => part.trim())
    .filter((part) => part !== "");
