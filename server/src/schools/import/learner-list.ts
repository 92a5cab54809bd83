import { Column } from "./column.js";
import { ADMISSION_NUMBER, GUARDIAN, LEARNER, NAME, PHONE, RELATION } from "./headings.js";
import { columnsOf, type Headings, type ListForm } from "./list-form.js";

const HEADINGS: Headings = {
  admissionNumber: ADMISSION_NUMBER,
  name: `${NAME}, ${LEARNER}`,
  firstName: "first name, firstname, given name, jina la kwanza",
  middleName:
    "middle name, middlename, second name, other name, other names, othernames, jina la kati, jina la pili, majina mengine",
  surname:
    "surname, last name, lastname, family name, third name, jina la ukoo, jina la mwisho, jina la tatu, jina la familia",
  schoolClass:
    "class, grade, form, class name, grade stream, class stream, class and stream, darasa, gredi, kidato, darasa na mkondo",
  stream: "stream, mkondo, stream name",
  sex: "sex, gender, jinsia, jinsi",
  birthDate:
    "date of birth, birth date, birthdate, dob, d o b, born, birthday, tarehe ya kuzaliwa, siku ya kuzaliwa, kuzaliwa, amezaliwa",
  upi: "upi, upi number, upi no, nemis upi, nemis number, nemis no, kemis number, kemis no, namba ya upi, nambari ya upi",
  birthCertificate:
    "birth certificate, birth certificate number, birth certificate no, birth cert, birth cert no, birth cert number, bc no, " +
    "cheti cha kuzaliwa, namba ya cheti cha kuzaliwa, nambari ya cheti cha kuzaliwa",
  assessmentNumber:
    "assessment number, assessment no, knec assessment number, knec number, knec no, index number, index no, " +
    "namba ya upimaji, nambari ya upimaji, namba ya tathmini, nambari ya tathmini",
  guardianName: `${GUARDIAN}, guardian 1, guardian 1 name, parent 1, parent 1 name`,
  guardianPhone:
    "guardian phone, guardians phone, guardian phone number, guardian phone no, guardian phones, guardian tel, guardian telephone, guardian mobile, " +
    "guardian contact, parent phone, parents phone, parent phone number, parent phone no, parent tel, parent mobile, parent contact, " +
    `${PHONE}, parent guardian phone, phones, phone numbers, contacts, ` +
    "contact number, contact no, phone 1, phone 2, guardian phone 1, guardian phone 2, parent phone 1, parent phone 2, guardian 1 phone, alternative phone, other phone, second phone, " +
    "simu ya mzazi, simu ya mlezi, simu ya mzazi mlezi, namba ya simu ya mzazi, nambari ya simu ya mzazi, " +
    "namba ya simu ya mlezi, nambari ya simu ya mlezi, simu 1, simu 2, simu nyingine, simu ya pili, rununu",
  relation: `${RELATION}, guardian relation, guardian relationship, guardian 1 relation`,
  secondGuardianName:
    "guardian 2, guardian 2 name, second guardian, second guardian name, parent 2, parent 2 name, other guardian, " +
    "mzazi 2, mlezi 2, mzazi wa pili, mlezi wa pili, jina la mzazi wa pili, jina la mlezi wa pili",
  secondGuardianPhone:
    "second guardian phone, other guardian phone, guardian 2 contact, guardian 2 phone, parent 2 phone, simu ya mzazi wa pili, simu ya mlezi wa pili, simu ya mzazi 2, simu ya mlezi 2",
  secondRelation:
    "guardian 2 relation, second guardian relation, relation 2, relationship 2, uhusiano 2, uhusiano wa mzazi wa pili, uhusiano wa mlezi wa pili",
  motherName: "mother, mother name, mothers name, name of mother, mama, jina la mama",
  motherPhone:
    "mother phone, mothers phone, mother phone number, mother phone no, mother tel, mother contact, mother mobile, simu ya mama, namba ya simu ya mama, nambari ya simu ya mama",
  fatherName: "father, father name, fathers name, name of father, baba, jina la baba",
  fatherPhone:
    "father phone, fathers phone, father phone number, father phone no, father tel, father contact, father mobile, simu ya baba, namba ya simu ya baba, nambari ya simu ya baba",
};

/** A class list: learners, their classes and their guardians. */
export const LEARNER_LIST: ListForm = {
  columns: columnsOf(HEADINGS),
  needed: [
    { anyOf: [Column.admissionNumber], words: "Adm No / Namba ya usajili" },
    { anyOf: [Column.name, Column.firstName, Column.surname], words: "Name / Jina" },
    { anyOf: [Column.schoolClass], words: "Class / Darasa" },
  ],
  empty: "LIST_NO_LEARNERS",
};
