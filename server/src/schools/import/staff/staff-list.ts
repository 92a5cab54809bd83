import { Column } from "../column.js";
import { NAME, PHONE } from "../headings.js";
import { columnsOf, type Headings, type ListForm } from "../list-form.js";

const HEADINGS: Headings = {
  name: `${NAME}, staff, staff name, teacher, teacher name, teachers name, mwalimu, jina la mwalimu`,
  guardianPhone: PHONE,
  email: "e mail, email, email address, e mail address, mail, barua pepe",
  roles: "roles, role, position, post, job, majukumu, jukumu, cheo, wadhifa",
  classTeacherOf: "class teacher of, class, class teacher, mwalimu wa darasa la, mwalimu wa darasa, darasa",
  teaches: "teaches, subjects, subject, classes, teaches classes, anafundisha, masomo, somo, madarasa",
};

/** Who works at the school, one row for each person. */
export const STAFF_LIST: ListForm = {
  columns: columnsOf(HEADINGS),
  needed: [
    { anyOf: [Column.name], words: "Name / Jina" },
    { anyOf: [Column.guardianPhone, Column.email], words: "Phone, E-mail / Simu, Barua pepe" },
    { anyOf: [Column.roles], words: "Roles / Majukumu" },
  ],
  empty: "LIST_NO_STAFF",
};
