import { KINDS } from "../../seeds/history/make-history.js";
import { keepRows } from "./keep-rows.js";
import { type LivedRows, whereLived } from "./lived-rows.js";

export type SchoolsWish = {
  /** Schools of so many learners, and beside them small ones of a third of that. */
  readonly schools: number;
  readonly small: number;
  readonly learners: number;
  /** Of three terms each. */
  readonly years: number;
};

/** A school's learner-terms, with its number in their terms: those of the last terms, and those whose outcome was known before. */
export type MadeSchool = { readonly earlier: LivedRows; readonly last: LivedRows };

const LAST_TERMS = 4;
const KIND_NAMES = Object.keys(KINDS) as (keyof typeof KINDS)[];

/** Schools whose learners leave by a known process, of every kind in turn. */
export async function madeSchools({ schools, small, learners, years }: SchoolsWish): Promise<MadeSchool[]> {
  const made: MadeSchool[] = [];
  for (let nth = 0; nth < schools + small; nth++) {
    const kind = KIND_NAMES[nth % KIND_NAMES.length]!;
    const rows = await keepRows({
      seed: nth + 1,
      learners: nth < schools ? learners : Math.round(learners / 3),
      years,
      kind,
    });
    const terms = [...new Set(rows.terms)];
    // Whether somebody left is known at the end of the term after.
    const known = new Set(terms.slice(0, -LAST_TERMS - 1));
    const late = new Set(terms.slice(-LAST_TERMS));
    const part = (wanted: ReadonlySet<string>): LivedRows => {
      const lived = whereLived(rows, (row) => wanted.has(rows.terms[row]!));
      return { ...lived, terms: lived.terms.map((term) => `school ${nth + 1}, ${term}`) };
    };
    made.push({ earlier: part(known), last: part(late) });
  }
  return made;
}
