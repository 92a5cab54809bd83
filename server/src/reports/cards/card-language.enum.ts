import { registerEnumType } from "type-graphql";

export const CardLanguageEnum = { ENGLISH: "en", KISWAHILI: "sw" } as const;

registerEnumType(CardLanguageEnum, {
  name: "CardLanguage",
  description: "What a report card is written in.",
  valuesConfig: { ENGLISH: { description: "English." }, KISWAHILI: { description: "Kiswahili." } },
});
