import { parseArgs } from "node:util";
import type { EngineName } from "../../../server/test/engines.js";
import { mutants } from "./mutants";
import { simulate } from "./simulate";

// npm run sim -- [--seed S] [--faults N] [--db sqlite|mysql|mariadb] [--mutants]
const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    faults: { type: "string", default: "1500" },
    db: { type: "string", default: "sqlite" },
    mutants: { type: "boolean", default: false },
  },
});
const settings = { seed: Number(values.seed), faults: Number(values.faults), engine: values.db as EngineName };
const failed = values.mutants ? await huntMutants() : await run();
process.exit(failed ? 1 : 0);

async function run(): Promise<boolean> {
  const started = performance.now();
  const { faults, operations, audits, trail, findings, notes } = await simulate(settings);
  console.log(
    `seed ${settings.seed} on ${settings.engine}: ${faults.total} faults, ${operations} operations, ${audits} audits, trail ${trail}`,
  );
  for (const [kind, count] of faults.byKind) console.log(`  ${String(count).padStart(7)}  ${kind}`);
  for (const [what, count] of Object.entries(findings)) console.log(`${String(count).padStart(9)}  ${what}`);
  for (const text of notes.slice(0, 20)) console.log(`  ! ${text}`);
  console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`);
  return notes.length > 0;
}

/** Each planted bug has to be found. */
async function huntMutants(): Promise<boolean> {
  let escaped = 0;
  for (const [name, plant] of Object.entries(mutants)) {
    const { faults, notes } = await simulate({ ...settings, tampering: plant() });
    if (notes.length === 0) escaped += 1;
    console.log(`${notes.length > 0 ? "caught " : "ESCAPED"}  ${name}: ${notes[0] ?? ""} (${faults.total} faults)`);
  }
  return escaped > 0;
}
