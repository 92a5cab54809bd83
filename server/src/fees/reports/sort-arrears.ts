import type { LearnerId } from "../../values/ids.js";
import type { ArrearsRow } from "./read-arrears.js";

export const ArrearsOrder = {
  mostOverdue: "mostOverdue",
  mostOwed: "mostOwed",
  oldest: "oldest",
  name: "name",
} as const;
export type ArrearsOrder = (typeof ArrearsOrder)[keyof typeof ArrearsOrder];

type Key = { key: string | number; learnerId: LearnerId };

/** What a learner's place in the list is known by, so that a page goes on from it although debts have changed meanwhile. */
export function arrearsKey(row: ArrearsRow, order: ArrearsOrder): Key {
  const keys = { mostOverdue: -row.overdue, mostOwed: -row.owed, oldest: row.oldestDay, name: row.name };
  return { key: keys[order], learnerId: row.learnerId };
}

function compareKeys(one: Key, other: Key): number {
  if (one.key === other.key) return one.learnerId - other.learnerId;
  return one.key < other.key ? -1 : 1;
}

/** The list in order, from after a place on. */
export function sortArrears(rows: readonly ArrearsRow[], order: ArrearsOrder, after: Key | null): ArrearsRow[] {
  const keyed = rows.map((row) => ({ row, place: arrearsKey(row, order) }));
  const rest = after === null ? keyed : keyed.filter(({ place }) => compareKeys(place, after) > 0);
  return rest.sort((one, other) => compareKeys(one.place, other.place)).map(({ row }) => row);
}
