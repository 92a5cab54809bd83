import { ROLE_WORDS, type StaffRole } from "../import/staff/role-words.js";
import type { ListColumn } from "./list-column.js";
import { localPhone } from "./local-phone.js";
import type { ListedStaff } from "./read-staff-pages.js";

const join = (words: readonly string[]): string | null => (words.length > 0 ? words.join("; ") : null);

export const STAFF_COLUMNS: readonly ListColumn<ListedStaff>[] = [
  { english: "Name", kiswahili: "Jina", write: (row) => row.name },
  { english: "Phone", kiswahili: "Simu", write: (row) => localPhone(row.phone) },
  { english: "E-mail", kiswahili: "Barua pepe", write: (row) => row.email },
  {
    english: "Roles",
    kiswahili: "Majukumu",
    write: ({ roles }) => join(roles.map((role) => ROLE_WORDS[role as StaffRole][0])),
  },
  { english: "Class teacher of", kiswahili: "Mwalimu wa darasa la", write: (row) => join(row.classTeacherOf) },
  { english: "Teaches", kiswahili: "Anafundisha", write: (row) => join(row.teaches) },
];
