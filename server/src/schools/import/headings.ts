/** Headings that stand for one thing in every list that has them: see `Headings`. */
export const ADMISSION_NUMBER =
  "admission number, admission no, admission, adm number, adm no, admno, adm, registration number, reg number, reg no, regno, " +
  "namba ya usajili, nambari ya usajili, namba ya kujiunga, nambari ya kujiunga, namba ya uandikishaji, nambari ya uandikishaji, usajili";
export const LEARNER =
  "learner, learner name, learners name, learner full name, name of learner, student, student name, students name, name of student, " +
  "pupil, pupil name, pupils name, name of pupil, jina la mwanafunzi, majina ya mwanafunzi, mwanafunzi";
export const NAME = "name, names, full name, full names, jina, majina, jina kamili";
export const GUARDIAN =
  "guardian, guardian name, guardians name, name of guardian, parent, parent name, parents name, name of parent, parent guardian, " +
  "parent guardian name, guardian parent, mzazi, mlezi, mzazi mlezi, mzazi au mlezi, jina la mzazi, jina la mlezi, jina la mzazi mlezi, " +
  "jina la mzazi au mlezi";
export const PHONE =
  "phone, phone no, phone number, telephone, tel, tel no, mobile, mobile no, mobile number, cell, contact, simu, namba ya simu, nambari ya simu";
export const RELATION = "relation, relationship, relation to learner, uhusiano, uhusiano na mwanafunzi";
