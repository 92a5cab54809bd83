import type { LetterLanguage } from "./transfer-letter.entity.js";

export type LetterWords = {
  title: string;
  number: string;
  date: string;
  to: (school: string | null) => string;
  body: (name: string) => string;
  name: string;
  sex: string;
  sexes: { F: string; M: string };
  birthDate: string;
  admissionNumber: string;
  upi: string;
  assessmentNumber: string;
  admittedOn: string;
  leftOn: string;
  lastClass: string;
  conduct: string;
  balance: string;
  nothingOwed: string;
  paidAhead: (amount: string) => string;
  thanks: string;
  signature: string;
  stamp: string;
};

export const LETTER_WORDS: Record<LetterLanguage, LetterWords> = {
  en: {
    title: "Transfer letter",
    number: "Our reference",
    date: "Date",
    to: (school) => `To: The Head of Institution, ${school ?? "........................................"}`,
    body: (name) =>
      `This is to certify that ${name} was a learner of this school and has been released to join another school. The school’s records show:`,
    name: "Name",
    sex: "Sex",
    sexes: { F: "Female", M: "Male" },
    birthDate: "Date of birth",
    admissionNumber: "Admission number",
    upi: "UPI",
    assessmentNumber: "Assessment number",
    admittedOn: "Date of admission",
    leftOn: "Last day at this school",
    lastClass: "Last class",
    conduct: "Conduct",
    balance: "Fee balance",
    nothingOwed: "Nothing is owed",
    paidAhead: (amount) => `${amount} paid ahead`,
    thanks: "Please give the learner every help. Thank you.",
    signature: "Head of Institution: name and signature",
    stamp: "Official stamp and date",
  },
  sw: {
    title: "Barua ya uhamisho",
    number: "Kumbukumbu yetu",
    date: "Tarehe",
    to: (school) => `Kwa: Mkuu wa Shule, ${school ?? "........................................"}`,
    body: (name) =>
      `Hii ni kuthibitisha kwamba ${name} alikuwa mwanafunzi wa shule hii na ameruhusiwa kujiunga na shule nyingine. Kumbukumbu za shule zinaonyesha:`,
    name: "Jina",
    sex: "Jinsia",
    sexes: { F: "Msichana", M: "Mvulana" },
    birthDate: "Tarehe ya kuzaliwa",
    admissionNumber: "Nambari ya usajili",
    upi: "UPI",
    assessmentNumber: "Nambari ya tathmini",
    admittedOn: "Tarehe ya kusajiliwa",
    leftOn: "Siku ya mwisho shuleni",
    lastClass: "Darasa la mwisho",
    conduct: "Mwenendo",
    balance: "Salio la karo",
    nothingOwed: "Hakuna deni",
    paidAhead: (amount) => `${amount} zimelipwa mbele`,
    thanks: "Tafadhali mpe mwanafunzi kila msaada. Asante.",
    signature: "Mkuu wa Shule: jina na sahihi",
    stamp: "Muhuri rasmi na tarehe",
  },
};
