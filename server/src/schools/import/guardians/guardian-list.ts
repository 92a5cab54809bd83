import { Column } from "../column.js";
import { columnsOf, type Headings, type ListForm } from "../list-form.js";

const HEADINGS: Headings = {
  admissionNumber:
    "admission number, admission no, admission, adm number, adm no, admno, adm, registration number, reg number, reg no, regno, " +
    "namba ya usajili, nambari ya usajili, namba ya kujiunga, nambari ya kujiunga, usajili",
  name: "learner, learner name, learners name, name of learner, student, student name, pupil, jina la mwanafunzi, mwanafunzi",
  // Told by the export; nothing is read of it.
  schoolClass: "class, darasa, grade, class name",
  guardianName:
    "guardian, guardian name, guardians name, name of guardian, parent, parent name, parents name, name of parent, parent guardian, " +
    "parent guardian name, name, names, full name, jina, majina, jina kamili, mzazi, mlezi, mzazi mlezi, mzazi au mlezi, " +
    "jina la mzazi, jina la mlezi, jina la mzazi mlezi, jina la mzazi au mlezi",
  guardianPhone:
    "phone, phone no, phone number, telephone, tel, tel no, mobile, mobile no, mobile number, cell, contact, guardian phone, " +
    "guardian phone number, parent phone, parent phone number, phone 1, simu, simu ya mzazi, simu ya mlezi, namba ya simu, nambari ya simu, simu 1",
  secondPhone:
    "second phone, second phone number, other phone, alternative phone, phone 2, simu ya pili, simu nyingine, simu 2",
  relation: "relation, relationship, relation to learner, uhusiano, uhusiano na mwanafunzi",
  priority: "priority, order, call order, kipaumbele, mpangilio, mpangilio wa kupigiwa",
  contactRule: "contact rule, contact, may be contacted, when to call, kanuni ya mawasiliano, mawasiliano, apigiwe",
  custody: "custody, custody right, haki ya malezi, malezi",
  seesRecords: "may see records, sees records, records, aone kumbukumbu, anaona kumbukumbu, kumbukumbu",
  livesWith: "lives with, learner lives with, lives with learner, anaishi naye, mwanafunzi anaishi naye",
};

/** Guardians of learners whom the school knows, by admission number: one row for each guardian of each learner. */
export const GUARDIAN_LIST: ListForm = {
  columns: columnsOf(HEADINGS),
  needed: [
    { anyOf: [Column.admissionNumber], words: "Adm No / Namba ya usajili" },
    { anyOf: [Column.guardianName, Column.guardianPhone], words: "Guardian / Jina la mzazi" },
  ],
  empty: "LIST_NO_GUARDIANS",
};
