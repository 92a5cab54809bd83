import type { LearnerResult } from "../../assessment/results/class-results.js";
import { SubjectGroup } from "../../values/subject-group.js";
import type { CardLanguage } from "../cards/card-language.js";

const GROUPS: Record<SubjectGroup, Record<CardLanguage, string>> = {
  [SubjectGroup.mathematics]: { en: "Mathematics", sw: "Hisabati" },
  [SubjectGroup.english]: { en: "English", sw: "Kiingereza" },
  [SubjectGroup.kiswahili]: { en: "Kiswahili", sw: "Kiswahili" },
  [SubjectGroup.signLanguage]: { en: "Kenyan Sign Language", sw: "Lugha ya Ishara" },
  [SubjectGroup.science]: { en: "a science", sw: "somo la sayansi" },
  [SubjectGroup.humanities]: { en: "a humanity", sw: "somo la jamii" },
  [SubjectGroup.technical]: { en: "a technical subject", sw: "somo la ufundi" },
  [SubjectGroup.foreignLanguage]: { en: "a foreign language", sw: "lugha ya kigeni" },
  [SubjectGroup.arts]: { en: "an art", sw: "somo la sanaa" },
  [SubjectGroup.other]: { en: "another subject", sw: "somo lingine" },
};

const WORDS = {
  en: {
    missing: "Not sat",
    or: "or",
    more: (count: number) => (count === 1 ? "one more subject" : `${count} more subjects`),
  },
  sw: {
    missing: "Hakufanya",
    or: "au",
    more: (count: number) => (count === 1 ? "somo moja zaidi" : `masomo ${count} zaidi`),
  },
} as const;

/** Why there is no mean grade, in the card's language; null where nothing is amiss. */
export function whyNoGrade(lacking: LearnerResult["lacking"], language: CardLanguage): string | null {
  if (lacking.length === 0) return null;
  const { missing, or, more } = WORDS[language];
  const parts = lacking.map(({ groups, count }) => {
    if (groups === null || groups.length > 3) return more(count);
    const names = groups.map((group) => GROUPS[group][language]).join(` ${or} `);
    return count === 1 ? names : `${names} (${count})`;
  });
  return `${missing}: ${parts.join(", ")}`;
}
