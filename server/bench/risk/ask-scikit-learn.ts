import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Feature } from "../../src/risk/feature.js";

/** What a peer answers: probabilities of the scoring rows, and the seconds of CPU that its training took. */
export type PeerAnswers = Record<string, { seconds: number; probabilities: number[] }>;

/** Asks scikit-learn; null where `python3` (or what ASILI_PYTHON names) has none. */
export function askScikitLearn(
  train: readonly Feature[],
  labels: Uint8Array,
  score: readonly Feature[],
): PeerAnswers | null {
  const { status, stdout } = spawnSync(
    process.env.ASILI_PYTHON ?? "python3",
    [join(import.meta.dirname, "scikit-learn.py")],
    {
      input: JSON.stringify({ train: toNumbers(train, train), labels: [...labels], score: toNumbers(score, train) }),
      encoding: "utf8",
      maxBuffer: 2 ** 28,
    },
  );
  return status === 0 ? JSON.parse(stdout) : null;
}

/** Rows as scikit-learn takes them: a gap is the training rows' median, and where they have gaps a one beside it, a word a one in its column. */
function toNumbers(features: readonly Feature[], train: readonly Feature[]): number[][] {
  const columns = features.flatMap((feature, at) => {
    const learnt = train[at]!;
    if (feature.kind === "category") {
      const words = [...new Set(learnt.values as readonly string[])];
      return words.map((word) => feature.values.map((value) => Number(value === word)));
    }
    const known = (learnt.values as Float64Array).filter((value) => !Number.isNaN(value)).sort();
    const median = known[known.length >> 1] ?? 0;
    const values = Array.from(feature.values, (value) => (Number.isNaN(value) ? median : value));
    const gaps = Array.from(feature.values, (value) => Number(Number.isNaN(value)));
    return known.length < learnt.values.length ? [values, gaps] : [values];
  });
  return Array.from({ length: columns[0]!.length }, (_, row) => columns.map((column) => column[row]!));
}
