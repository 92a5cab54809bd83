import { Column } from "../column.js";
import { ADMISSION_NUMBER, GUARDIAN, LEARNER, NAME, PHONE, RELATION } from "../headings.js";
import { columnsOf, type Headings, type ListForm } from "../list-form.js";

const HEADINGS: Headings = {
  admissionNumber: ADMISSION_NUMBER,
  name: LEARNER,
  // Told by the export; nothing is read of it.
  schoolClass: "class, darasa, grade, class name",
  guardianName: `${GUARDIAN}, ${NAME}`,
  guardianPhone:
    `${PHONE}, guardian phone, guardian phone number, parent phone, parent phone number, phone 1, ` +
    "simu ya mzazi, simu ya mlezi, simu 1",
  secondPhone:
    "second phone, second phone number, other phone, alternative phone, phone 2, simu ya pili, simu nyingine, simu 2",
  relation: RELATION,
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
