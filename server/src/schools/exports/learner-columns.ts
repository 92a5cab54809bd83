import type { Phone } from "../../values/phone.js";
import { Residence } from "../../values/residence.js";
import type { ListColumn } from "./list-column.js";
import { localPhone } from "./local-phone.js";
import type { ListedLearner } from "./read-class-pages.js";

const guardian = (index: number, english: string, kiswahili: string): ListColumn<ListedLearner>[] => {
  const of = ({ guardians }: ListedLearner) => guardians[index];
  return [
    { english, kiswahili, write: (row) => of(row)?.guardian.name ?? null },
    {
      english: `${english} phone`,
      kiswahili: kiswahili.replace(/^.*?(?=mzazi)/i, "Simu ya "),
      write: (row) => localPhone(of(row)?.guardian.phone as Phone | null | undefined),
    },
    {
      english: index === 0 ? "Relation" : `${english} relation`,
      kiswahili: index === 0 ? "Uhusiano" : kiswahili.replace(/^.*?(?=mzazi)/i, "Uhusiano wa "),
      write: (row) => of(row)?.relation ?? null,
    },
  ];
};

/** Who somebody on a class list is. */
export const CLASS_LIST_COLUMNS: readonly ListColumn<ListedLearner>[] = [
  { english: "Admission number", kiswahili: "Namba ya usajili", write: (row) => row.admissionNumber },
  { english: "Name", kiswahili: "Jina", write: (row) => row.name },
  { english: "Class", kiswahili: "Darasa", write: (row) => row.className },
  { english: "Sex", kiswahili: "Jinsia", write: (row) => row.sex },
];

const RESIDENCES = { [Residence.day]: "Day", [Residence.boarding]: "Boarding" } as const;

/** A learner's row in the list of all learners: as many guardians as the import of class lists reads. */
export const LEARNER_COLUMNS: readonly ListColumn<ListedLearner>[] = [
  ...CLASS_LIST_COLUMNS,
  { english: "Date of birth", kiswahili: "Tarehe ya kuzaliwa", confidential: true, write: (row) => row.birthDate },
  { english: "UPI", kiswahili: "UPI", confidential: true, write: (row) => row.upi },
  {
    english: "Birth certificate",
    kiswahili: "Namba ya cheti cha kuzaliwa",
    confidential: true,
    write: (row) => row.birthCertificate,
  },
  {
    english: "Assessment number",
    kiswahili: "Namba ya tathmini",
    confidential: true,
    write: (row) => row.assessmentNumber,
  },
  ...guardian(0, "Guardian", "Jina la mzazi"),
  ...guardian(1, "Guardian 2", "Jina la mzazi wa pili"),
  { english: "Residence", kiswahili: "Makazi", write: (row) => RESIDENCES[row.residence] },
];
