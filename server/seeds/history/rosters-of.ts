import type { SchoolDay } from "../../src/values/school-day.js";
import type { History } from "./history.js";

/** One stay of one learner on a class's roster, as the table has it. */
export type HistoryStay = {
  readonly classIndex: number;
  readonly learner: number;
  readonly position: number;
  readonly fromRev: number;
  readonly fromDay: SchoolDay;
  toRev: number | null;
  toDay: SchoolDay | null;
};

export type HistoryRoster = {
  /** By position. */
  readonly stays: HistoryStay[];
  /** The day of each revision, from the first. */
  readonly revisions: SchoolDay[];
};

/** The class lists that the changes make, by class: each change gives each class it touches one new revision. */
export function rostersOf({ classes, changes }: Pick<History, "classes" | "changes">): HistoryRoster[] {
  const rosters = classes.map((): HistoryRoster => ({ stays: [], revisions: [] }));
  const standing = new Map<number, HistoryStay>();
  for (const { day, joins, leaves } of changes) {
    for (const classIndex of new Set([...leaves, ...joins].map((move) => move.classIndex))) {
      rosters[classIndex]!.revisions.push(day);
    }
    for (const { classIndex, learner } of leaves) {
      const stay = standing.get(learner);
      if (stay?.classIndex !== classIndex)
        throw new Error(`learner ${learner} is not on the list of class ${classIndex}`);
      stay.toRev = rosters[classIndex]!.revisions.length;
      stay.toDay = day;
      standing.delete(learner);
    }
    for (const { classIndex, learner } of joins) {
      if (standing.has(learner)) throw new Error(`learner ${learner} is on a list already`);
      const { stays, revisions } = rosters[classIndex]!;
      const place = { position: stays.length + 1, fromRev: revisions.length, fromDay: day, toRev: null, toDay: null };
      const stay = { classIndex, learner, ...place };
      stays.push(stay);
      standing.set(learner, stay);
    }
  }
  return rosters;
}

/** The revision that a register of the day was taken from: what changed on a day counts from the next one on. */
export const revisionOn = ({ revisions }: HistoryRoster, day: SchoolDay): number =>
  revisions.filter((changed) => changed < day).length;

export const isOn = ({ fromDay, toDay }: HistoryStay, day: SchoolDay): boolean =>
  fromDay < day && (toDay === null || day <= toDay);
