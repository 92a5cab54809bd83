import { messages } from "./messages";

/** Kinds of subjects, as rules for a mean grade ask for them. */
export const subjectGroups = messages(
  {
    MATHEMATICS: "Mathematics",
    ENGLISH: "English",
    KISWAHILI: "Kiswahili",
    SIGN_LANGUAGE: "Sign language",
    SCIENCE: "Sciences",
    HUMANITIES: "Humanities",
    TECHNICAL: "Technical subjects",
    FOREIGN_LANGUAGE: "Foreign languages",
    ARTS: "Arts",
    OTHER: "Others",
  },
  {
    MATHEMATICS: "Hisabati",
    ENGLISH: "Kiingereza",
    KISWAHILI: "Kiswahili",
    SIGN_LANGUAGE: "Lugha ya Ishara",
    SCIENCE: "Sayansi",
    HUMANITIES: "Masomo ya jamii",
    TECHNICAL: "Masomo ya kiufundi",
    FOREIGN_LANGUAGE: "Lugha za kigeni",
    ARTS: "Sanaa",
    OTHER: "Mengine",
  },
);
