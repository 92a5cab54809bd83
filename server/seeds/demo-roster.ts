import type { Contact } from "../src/schools/add-guardians.js";
import type { NewLearner } from "../src/schools/insert-learners.js";
import type { AdmissionNumber } from "../src/values/admission-number.js";
import type { Grade } from "../src/values/grade.js";
import type { SchoolDay } from "../src/values/school-day.js";
import { DemoHomes } from "./demo-homes.js";
import { type Family, randomName } from "./kenyan-names.js";
import type { Random } from "../src/platform/random.js";

export type DemoClass = { grade: Grade; stream: string; learners: DemoLearner[] };
type DemoLearner = { learner: NewLearner; guardians: Contact[] };

/** Junior school, the first senior classes, and the last two of 8-4-4, side by side as in 2026. */
const CLASSES: readonly [Grade, string][] = [
  ["G7", "East"],
  ["G7", "West"],
  ["G7", "North"],
  ["G8", "East"],
  ["G8", "West"],
  ["G8", "North"],
  ["G9", "East"],
  ["G9", "West"],
  ["G10", "East"],
  ["G10", "West"],
  ["F3", ""],
  ["F4", ""],
];
const CLASS_SIZE = 45;

/** The age in years at which a grade is begun, if all goes well. */
const AGES: Partial<Record<Grade, number>> = { G7: 12, G8: 13, G9: 14, G10: 15, F3: 16, F4: 17 };

/** Twelve classes of 45 made-up learners who have all just come; about one in eight has a brother or a sister, and so the same guardian. */
export function demoRoster(random: Random, year: number): DemoClass[] {
  const homes = new DemoHomes(random);
  const total = CLASSES.length * CLASS_SIZE;
  return CLASSES.map(([grade, stream], classIndex) => {
    const learners = Array.from({ length: CLASS_SIZE }, (_, index): DemoLearner => {
      const place = classIndex * CLASS_SIZE + index;
      // The first family of the second class is that of the first class.
      const home = homes.next(place === CLASS_SIZE);
      // Those in the higher grades were admitted earlier.
      const admissionNumber = String(1000 + total - place) as AdmissionNumber;
      return { learner: makeLearner(random, home.family, { grade, year, admissionNumber }), guardians: [home.contact] };
    });
    return { grade, stream, learners: learners.sort(byName) };
  });
}

const byName = (one: DemoLearner, other: DemoLearner) => (one.learner.name < other.learner.name ? -1 : 1);

function makeLearner(
  random: Random,
  family: Family,
  { grade, year, admissionNumber }: { grade: Grade; year: number; admissionNumber: AdmissionNumber },
): NewLearner {
  const sex = random.chance(0.5) ? "F" : "M";
  const age = (AGES[grade] ?? 12) + (random.chance(0.25) ? random.between(1, 2) : 0);
  const two = (number: number) => String(number).padStart(2, "0");
  const birthDate = `${year - age}-${two(random.between(1, 12))}-${two(random.between(1, 28))}` as SchoolDay;
  const upi = random.chance(0.7)
    ? `D${Number(admissionNumber).toString(36).toUpperCase()}${two(random.between(0, 99))}`
    : null;
  return { admissionNumber, name: randomName(random, sex, family), sex, birthDate, upi };
}
