import type { ContestedLearner, ContestedRegister } from "./read-contested";

/** What was chosen in this sitting, by the name of the question. */
export type Chosen = ReadonlyMap<string, 0 | 1>;

/** Names a question: the same learner contested anew is another one. */
export const questionOf = ({ classId, key }: ContestedRegister, { position, values }: ContestedLearner): string =>
  JSON.stringify([classId, key, position, values]);

/**
 * The registers to show: those contested now, and what was chosen in this sitting, which stays in its place so that
 * nothing moves under the finger and a slip can be put right.
 */
export function keepChosen(
  shown: readonly ContestedRegister[],
  now: readonly ContestedRegister[],
  chosen: Chosen,
): ContestedRegister[] {
  const isOf = (one: ContestedRegister) => (other: ContestedRegister) =>
    one.classId === other.classId && one.key === other.key;
  const kept = shown.flatMap((register) => {
    const current = now.find(isOf(register));
    const learners = mergeLearners(register, current, chosen);
    return learners.length > 0 ? [{ ...(current ?? register), learners }] : [];
  });
  return [...kept, ...now.filter((register) => !shown.some(isOf(register)))];
}

function mergeLearners(
  shown: ContestedRegister,
  current: ContestedRegister | undefined,
  chosen: Chosen,
): ContestedLearner[] {
  const open = current?.learners ?? [];
  const kept = shown.learners.flatMap((learner) => {
    const still = open.find(({ position }) => position === learner.position);
    if (still) return [still];
    return chosen.has(questionOf(shown, learner)) ? [learner] : [];
  });
  return [...kept, ...open.filter(({ position }) => !shown.learners.some((one) => one.position === position))];
}
