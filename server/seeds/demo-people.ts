import type { Contact } from "../src/schools/add-guardians.js";
import type { Random } from "../src/platform/random.js";
import { DemoHomes } from "./demo-homes.js";
import type { History, HistoryLearner } from "./history/history.js";
import type { Identity } from "./history/write-people.js";
import { randomName } from "./kenyan-names.js";

export type DemoPerson = Identity & { readonly guardian: Contact };

const FIRST_NUMBER = 1001;

/**
 * Who the learners are, by their numbers. About one in eight has a brother or a sister, and so the same guardian; the first
 * families of this year's first two classes are one, so that the guardian to be tried has two children.
 */
export function demoPeople(random: Random, history: History): DemoPerson[] {
  const homes = new DemoHomes(random);
  const { year } = history.classes.at(-1)!;
  const first = history.classes.findIndex((each) => each.year === year);
  const here = history.learners.filter(({ classIndex }) => classIndex !== null);
  const inOrder = here.toSorted((one, other) => one.classIndex! - other.classIndex! || one.number - other.number);
  const second = inOrder.find(({ classIndex }) => classIndex === first + 1);
  const people = new Map<HistoryLearner, DemoPerson>();
  const others = history.learners.filter(({ classIndex }) => classIndex === null);
  // The higher grades of the first year were admitted earlier.
  const founders = history.learners.filter(({ life }) => life[0]!.toClass! < firstYearsClasses(history)).length;
  for (const learner of [...inOrder, ...others]) {
    const { family, contact } = homes.next(learner === second);
    const { number, sex } = learner;
    const admissionNumber = String(FIRST_NUMBER + (number < founders ? founders - 1 - number : number));
    const digits = String(random.between(0, 99)).padStart(2, "0");
    const upi = random.chance(0.7) ? `D${Number(admissionNumber).toString(36).toUpperCase()}${digits}` : null;
    people.set(learner, { admissionNumber, name: randomName(random, sex, family), upi, guardian: contact });
  }
  return history.learners.map((learner) => people.get(learner)!);
}

const firstYearsClasses = ({ classes }: History): number =>
  classes.filter(({ year }) => year === classes[0]!.year).length;

/** Puts whoever joins a class in one step on its list by name. */
export function inOrderOfNames(history: History, people: readonly DemoPerson[]): History {
  const name = (learner: number) => people[learner]!.name;
  const changes = history.changes.map((change) => ({
    ...change,
    joins: change.joins.toSorted(
      (one, other) => one.classIndex - other.classIndex || (name(one.learner) < name(other.learner) ? -1 : 1),
    ),
  }));
  return { ...history, changes };
}
