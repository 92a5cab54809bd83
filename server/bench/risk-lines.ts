import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readTable } from "../src/risk/table/read-table.js";
import { checkLines } from "./risk/check-lines.js";
import { foretell } from "./risk/foretell.js";
import type { Foretold, Task } from "./risk/foretold.js";
import { Goals } from "./risk/goals.js";
import { madeSchools } from "./risk/made-schools.js";
import { byOthers, byThemselves } from "./risk/school-splits.js";
import { tableSplits } from "./risk/table-splits.js";

/**
 * Checks that the model is as good as its peers, calibrated and fair, over five splits. Without `--csv` on made-up schools,
 * by way of their records: the last terms of some are foretold by what earlier terms teach, their own or those of other
 * schools, beside the plain rules and the true risks, which nobody can beat. With `--csv` on any table. It fails when a
 * goal is missed.
 */
const { values: asked } = parseArgs({
  options: {
    schools: { type: "string", default: "20" },
    small: { type: "string", default: "10" },
    learners: { type: "string", default: "500" },
    years: { type: "string", default: "4" },
    csv: { type: "string" },
    label: { type: "string" },
    event: { type: "string" },
    by: { type: "string" },
    group: { type: "string" },
    seed: { type: "string", default: "1" },
  },
});
const goals = new Goals();
const seed = Number(asked.seed);

if (asked.csv === undefined) await onMadeSchools();
else await onTable(asked.csv);

async function onMadeSchools(): Promise<void> {
  console.log("Made-up schools, kept in .cache from the first time on.");
  const schools = await madeSchools({
    schools: Number(asked.schools),
    small: Number(asked.small),
    learners: Number(asked.learners),
    years: Number(asked.years),
  });
  await tell("1,000 rows of other schools", byOthers(schools, 1000));
  await tell("Each school by itself", byThemselves(schools));
  await tell("All rows of other schools", byOthers(schools, null));
}

async function onTable(file: string): Promise<void> {
  if (asked.label === undefined) throw new Error("name the column to foretell with --label");
  const { label, event, by, group } = asked;
  await tell(
    "Seven tenths of the table",
    tableSplits(readTable(readFileSync(file), "training"), { label, event, by, group, seed }),
  );
}

async function tell(title: string, splits: readonly (readonly Task[])[]): Promise<void> {
  console.log(`\n${title}`);
  const foretold: Foretold[] = [];
  for (const [at, tasks] of splits.entries()) foretold.push(await foretell(tasks, seed + at));
  checkLines(foretold, goals);
  if (!Object.keys(foretold[0]!.said).some((name) => name.startsWith("scikit-learn")))
    console.log("(scikit-learn is not here: name a Python that has it with ASILI_PYTHON)");
}
