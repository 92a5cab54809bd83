/**
 * What kind of subject it is, for rules that ask for some of each: the mean grade of the KCSE takes mathematics, a
 * language and others. By group, not by name, so that a school's own names for its subjects do not matter.
 */
export const SubjectGroup = {
  mathematics: "mathematics",
  english: "english",
  kiswahili: "kiswahili",
  signLanguage: "sign-language",
  science: "science",
  humanities: "humanities",
  technical: "technical",
  foreignLanguage: "foreign-language",
  arts: "arts",
  other: "other",
} as const;
export type SubjectGroup = (typeof SubjectGroup)[keyof typeof SubjectGroup];

export const SUBJECT_GROUPS: readonly SubjectGroup[] = Object.values(SubjectGroup);
