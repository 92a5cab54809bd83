import type { CardContent } from "../cards/card-content.js";
import type { SchoolProfileRow } from "./read-school-profile.js";

/** The card with what the school's papers say of it now: so are drafts, until they are given out with it. */
export const putLetterhead = (card: CardContent, profile: SchoolProfileRow): CardContent => {
  const { name, motto, address, phone, email } = profile;
  return { ...card, school: { name, motto, address, phone, email } };
};
