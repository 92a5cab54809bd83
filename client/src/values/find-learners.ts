import type { RosterLearner } from "./roster-learner";

/** Learners whose name or admission number holds every word typed; accents and case do not count. */
export function findLearners<L extends Pick<RosterLearner, "name" | "admissionNumber">>(
  learners: readonly L[],
  typed: string,
): readonly L[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (!words.length) return learners;
  return learners.filter((learner) => {
    const text = plain(`${learner.name} ${learner.admissionNumber}`);
    return words.every((word) => text.includes(word));
  });
}

const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f’']/g, "")
    .toLowerCase();
