import type { Phone } from "../../values/phone.js";
import { CONTACT_WORDS, CUSTODY_WORDS, YES_NO_WORDS } from "../import/guardians/rule-words.js";
import type { ListColumn } from "./list-column.js";
import { localPhone } from "./local-phone.js";
import type { ListedLearner } from "./read-class-pages.js";

/** One guardian of one learner. */
export type ListedGuardian = { learner: ListedLearner; tie: ListedLearner["guardians"][number] };

const yesNo = (value: boolean | null): string | null => (value === null ? null : YES_NO_WORDS[value ? "yes" : "no"][0]);

/** What whoever asks may not see of it is left empty. */
export const GUARDIAN_COLUMNS: readonly ListColumn<ListedGuardian>[] = [
  { english: "Admission number", kiswahili: "Namba ya usajili", write: ({ learner }) => learner.admissionNumber },
  { english: "Learner", kiswahili: "Mwanafunzi", write: ({ learner }) => learner.name },
  { english: "Class", kiswahili: "Darasa", write: ({ learner }) => learner.className },
  { english: "Guardian", kiswahili: "Jina la mzazi", write: ({ tie }) => tie.guardian.name },
  { english: "Phone", kiswahili: "Simu", write: ({ tie }) => localPhone(tie.guardian.phone as Phone | null) },
  {
    english: "Second phone",
    kiswahili: "Simu ya pili",
    write: ({ tie }) => localPhone(tie.guardian.secondPhone as Phone | null),
  },
  { english: "Relation", kiswahili: "Uhusiano", write: ({ tie }) => tie.relation },
  { english: "Priority", kiswahili: "Kipaumbele", write: ({ tie }) => tie.priority },
  {
    english: "Contact rule",
    kiswahili: "Kanuni ya mawasiliano",
    write: ({ tie }) => tie.contact && CONTACT_WORDS[tie.contact][0],
  },
  { english: "Custody", kiswahili: "Haki ya malezi", write: ({ tie }) => tie.custody && CUSTODY_WORDS[tie.custody][0] },
  { english: "May see records", kiswahili: "Aone kumbukumbu", write: ({ tie }) => yesNo(tie.seesRecords) },
  { english: "Lives with", kiswahili: "Anaishi naye", write: ({ tie }) => yesNo(tie.livesWith) },
];
