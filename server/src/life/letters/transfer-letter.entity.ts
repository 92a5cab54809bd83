import { defineEntity, p } from "@mikro-orm/core";
import type { LearnerId, SchoolId, UserId } from "../../values/ids.js";
import type { SchoolDay } from "../../values/school-day.js";

const LETTER_LANGUAGES = ["en", "sw"] as const;
export type LetterLanguage = (typeof LETTER_LANGUAGES)[number];

const TransferLetterSchema = defineEntity({
  name: "TransferLetter",
  properties: {
    id: p.integer().primary().autoincrement(),
    schoolId: p.integer().$type<SchoolId>(),
    learnerId: p.integer().$type<LearnerId>().index(),
    /** The school's own count, from 1. */
    number: p.integer(),
    language: p.enum([...LETTER_LANGUAGES]).length(2),
    day: p.date().$type<SchoolDay>(),
    /** What it says, as JSON of LetterContent: a letter that was given out changes no more. */
    content: p.text(),
    issuedBy: p.integer().$type<UserId>().nullable(),
    issuedAt: p.datetime(3),
  },
  uniques: [{ properties: ["schoolId", "number"] }],
});

/** A letter that a learner takes along to the next school. */
export class TransferLetter extends TransferLetterSchema.class {}
TransferLetterSchema.setClass(TransferLetter);
