import type { Feature } from "../../src/risk/feature.js";
import { termRows } from "../../test/risk/term-rows.js";
import { joinLived } from "./lived-rows.js";
import { madeSchools } from "./made-schools.js";
import { rulePoints } from "./rule-points.js";
import { drawLived } from "./school-splits.js";

export type DrawnRows = {
  readonly features: readonly Feature[];
  readonly labels: Uint8Array;
  readonly risks: Float64Array;
  /** By the rules that a school without a model goes by: the more, the likelier. */
  readonly points: Float64Array;
};

type Draw = (rows: number, seed: number) => DrawnRows;
/** Where rows with known true risks come from. */
export type RowSource = { readonly what: string; open(): Promise<{ readonly learn: Draw; readonly foretell: Draw }> };

/** By the word that `npm run bench -- risk --from WORD` names them by; the first is taken when none is named. */
export const ROW_SOURCES: Readonly<Record<string, RowSource>> = {
  schools: {
    what: "learner-terms of made-up schools, read from their records; the last terms of others are foretold",
    async open() {
      const schools = await madeSchools({ schools: 8, small: 0, learners: 500, years: 4 });
      const learnt = joinLived(schools.slice(0, 4).map(({ earlier }) => earlier));
      const asked = joinLived(schools.slice(4).map(({ last }) => last));
      return {
        learn: (rows, seed) => drawLived(learnt, rows, seed),
        foretell: (rows, seed) => drawLived(asked, rows, seed),
      };
    },
  },
  terms: {
    what: "made-up learner-terms, each drawn for itself",
    async open() {
      const draw: Draw = (rows, seed) => {
        const drawn = termRows(rows, seed);
        return { ...drawn, points: rulePoints(drawn.features, rows) };
      };
      return { learn: draw, foretell: (rows, seed) => draw(rows, seed + 1000) };
    },
  },
};
