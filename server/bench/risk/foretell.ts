import { calibrate, calibrated } from "../../src/risk/model/calibrate.js";
import { toProbability } from "../../src/risk/model/log-odds.js";
import { scoreRows } from "../../src/risk/model/score-rows.js";
import { trainInThread } from "../../src/risk/train-in-thread.js";
import { askScikitLearn } from "./ask-scikit-learn.js";
import type { Foretold, Said, Task } from "./foretold.js";

export const OWN = "Asili";
export const BASELINE = "logistic baseline";

/** Learns and foretells each task by every method that there is, and tells all of them as one. */
export async function foretell(tasks: readonly Task[], seed: number): Promise<Foretold> {
  const each: Said[] = [];
  for (const task of tasks) each.push(await foretellTask(task, seed));
  const names = Object.keys(each[0] ?? {}).filter((name) => each.every((said) => name in said));
  const sum = (of: (task: Task) => number) => tasks.reduce((total, task) => total + of(task), 0);
  return {
    learnt: { rows: sum(({ learn }) => learn.labels.length), events: sum(({ learn }) => eventsOf(learn.labels)) },
    labels: Uint8Array.from(tasks.flatMap(({ foretell }) => [...foretell.labels])),
    kinds: tasks.flatMap(({ foretell }) => foretell.kinds),
    parts: tasks.flatMap(({ foretell }) => foretell.parts),
    said: Object.fromEntries(names.map((name) => [name, Float64Array.from(each.flatMap((said) => [...said[name]!]))])),
  };
}

async function foretellTask({ learn, foretell }: Task, seed: number): Promise<Said> {
  const { features, labels, groups } = learn;
  const rows = foretell.labels.length;
  const { model, alone } = await trainInThread({ features, labels, groups: groups ?? undefined, seed });
  const peers = Object.entries(askScikitLearn(features, labels, foretell.features) ?? {});
  return {
    [OWN]: scoreRows(model, foretell.features, rows),
    [BASELINE]: scoreRows(alone?.logistic ?? model, foretell.features, rows),
    ...Object.fromEntries(peers.map(([name, { probabilities }]) => [name, Float64Array.from(probabilities)])),
    ...(learn.truth &&
      foretell.truth && {
        "plain rules": ruleShares(learn.truth.points, labels, foretell.truth.points),
        "the true risks": foretell.truth.risks,
      }),
  };
}

/** The rules' points as probabilities, by the rows that were learnt from. */
export function ruleShares(learnt: Float64Array, labels: Uint8Array, asked: Float64Array): Float64Array {
  return calibrated(asked, calibrate(learnt, labels)).map(toProbability);
}

export const eventsOf = (labels: Uint8Array): number => labels.reduce((sum, label) => sum + label, 0);
