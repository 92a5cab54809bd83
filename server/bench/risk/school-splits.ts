import { Random } from "../../src/platform/random.js";
import { isThin } from "../../src/risk/model/thin-data.js";
import { eventsOf } from "./foretell.js";
import type { Known, Task } from "./foretold.js";
import { joinLived, type LivedRows, pickLived } from "./lived-rows.js";
import type { MadeSchool } from "./made-schools.js";

const SPLITS = 5;

/** Every fifth school; each split foretells the last terms of its own. */
const fifthsOf = (schools: readonly MadeSchool[]): MadeSchool[][] =>
  Array.from({ length: SPLITS }, (_, split) => schools.filter((_, nth) => nth % SPLITS === split));

/** Each school that has enough of its own learns from its earlier terms. */
export const byThemselves = (schools: readonly MadeSchool[]): Task[][] =>
  fifthsOf(schools).map((fifth) =>
    fifth
      .filter(({ earlier: { labels } }) => !isThin(labels.length, eventsOf(labels)))
      .map(({ earlier, last }) => ({ learn: toKnown(earlier), foretell: toKnown(last) })),
  );

/** The earlier terms of the other schools are learnt from: all rows, or so many. */
export const byOthers = (schools: readonly MadeSchool[], rows: number | null): Task[][] =>
  fifthsOf(schools).map((fifth, split) => {
    const others = joinLived(schools.filter((school) => !fifth.includes(school)).map(({ earlier }) => earlier));
    const learn = rows === null ? others : drawLived(others, rows, split + 1);
    return [{ learn: toKnown(learn), foretell: toKnown(joinLived(fifth.map(({ last }) => last))) }];
  });

/** So many rows at random; throws where there are fewer. */
export function drawLived(rows: LivedRows, count: number, seed: number): LivedRows {
  if (rows.labels.length < count) throw new Error(`${count} rows were asked for, and there are ${rows.labels.length}.`);
  const random = new Random(seed);
  const places = [...rows.labels.keys()];
  for (let at = 0; at < count; at++) {
    const other = random.between(at, places.length - 1);
    [places[at], places[other]] = [places[other]!, places[at]!];
  }
  return pickLived(rows, places.slice(0, count));
}

const toKnown = ({ features, labels, groups, terms, sexes, points, risks }: LivedRows): Known => ({
  features,
  labels,
  groups,
  kinds: sexes,
  parts: terms,
  truth: { points, risks },
});
