import { SubjectGroup } from "../../values/subject-group.js";

export type NewSubject = { readonly name: string; readonly code: string; readonly group: SubjectGroup };

const subject = (name: string, code: string, group: SubjectGroup): NewSubject => ({ name, code, group });
const { mathematics, english, kiswahili, signLanguage, science, humanities, technical, arts, other } = SubjectGroup;

/**
 * What a new school begins with, to be changed at will: the learning areas of the basic education curriculum framework
 * (Kenya Institute of Curriculum Development) and the KCSE subjects most schools enter, grouped as the Kenya National
 * Examinations Council groups them for the mean grade.
 */
export const DEFAULT_SUBJECTS: readonly NewSubject[] = [
  subject("Mathematics", "MAT", mathematics),
  subject("English", "ENG", english),
  subject("Kiswahili", "KIS", kiswahili),
  subject("Kenya Sign Language", "KSL", signLanguage),
  subject("Indigenous Language", "IND", other),
  subject("Environmental Activities", "ENV", science),
  subject("Science and Technology", "SCT", science),
  subject("Integrated Science", "ISC", science),
  subject("Social Studies", "SST", humanities),
  subject("Christian Religious Education", "CRE", humanities),
  subject("Islamic Religious Education", "IRE", humanities),
  subject("Hindu Religious Education", "HRE", humanities),
  subject("Agriculture", "AGR", technical),
  subject("Agriculture and Nutrition", "AGN", technical),
  subject("Pre-Technical Studies", "PTS", technical),
  subject("Creative Arts and Sports", "CAS", arts),
  subject("Biology", "BIO", science),
  subject("Physics", "PHY", science),
  subject("Chemistry", "CHE", science),
  subject("History and Government", "HIS", humanities),
  subject("Geography", "GEO", humanities),
  subject("Business Studies", "BST", technical),
  subject("Computer Studies", "COM", technical),
  subject("Home Science", "HSC", technical),
  subject("Art and Design", "ART", arts),
  subject("Music", "MUS", arts),
  subject("French", "FRE", SubjectGroup.foreignLanguage),
];
