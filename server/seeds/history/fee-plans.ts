import type { Grade } from "../../src/values/grade.js";
import { Residence } from "../../src/values/residence.js";

export const VOTE_HEADS = ["Tuition", "Boarding", "Lunch", "Activity", "RMI", "LT&T", "EWC"] as const;
export type VoteHeadName = (typeof VOTE_HEADS)[number];

/** What some grades pay for a term, in shillings. */
export type FeePlan = {
  readonly name: string;
  readonly grades: readonly Grade[];
  readonly residence: Residence;
  readonly shillings: Readonly<Partial<Record<VoteHeadName, number>>>;
};

const COMMON = { Activity: 600, RMI: 900, "LT&T": 800, EWC: 1_200 };

/** A day scholar's fees and a boarder's, for all these grades. */
export const feePlans = (
  name: string,
  grades: readonly Grade[],
  { tuition, lunch, boarding }: { tuition: number; lunch: number; boarding: number },
): FeePlan[] => [
  { name: `${name}, day`, grades, residence: Residence.day, shillings: { Tuition: tuition, Lunch: lunch, ...COMMON } },
  {
    name: `${name}, boarding`,
    grades,
    residence: Residence.boarding,
    shillings: { Tuition: tuition, Boarding: boarding, ...COMMON },
  },
];

export function findFeePlan(plans: readonly FeePlan[], grade: Grade, isBoarder: boolean): FeePlan {
  const residence = isBoarder ? Residence.boarding : Residence.day;
  const found = plans.find((plan) => plan.residence === residence && plan.grades.includes(grade));
  if (!found) throw new Error(`nobody says what ${grade} pays`);
  return found;
}

export const totalOf = ({ shillings }: FeePlan): number =>
  Object.values(shillings).reduce((sum, amount) => sum + amount, 0);
