import { expect, it } from "vitest";
import { ROLE_WORDS } from "../staff/role-words.js";
import { CONTACT_WORDS, CUSTODY_WORDS, meaningOf, wordsOf, YES_NO_WORDS } from "./rule-words.js";

it.each([CONTACT_WORDS, CUSTODY_WORDS, YES_NO_WORDS, ROLE_WORDS])(
  "whoever is told which words there are can write any of them",
  (words) => {
    const told = wordsOf(words)
      .split(", ")
      .map((both) => both.split(" / "));
    const meant = told.map((both) => both.map((word) => meaningOf(words as Record<string, readonly string[]>, word)));
    expect(meant).toEqual(Object.keys(words).map((meaning) => [meaning, meaning]));
  },
);
