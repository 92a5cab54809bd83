import { parseArgs } from "node:util";
import type { EngineName } from "../../../server/test/engines.js";
import { huntMutants } from "./hunt-mutants";
import { liveThroughWorlds } from "./live-through-worlds";

const HELP = `npm run sim -- [options]

Phones of the real engine and the real server live through days of bad luck, and a checker that knows
nothing of either decides whether anything was lost, doubled or silently overwritten.

  --seed S       the first world's seed (1); the next worlds have the next seeds
  --faults N     how many faults to inject in all (4000). A night's run: --faults 2000000
  --db NAME      the server's database: sqlite, mysql or mariadb (sqlite)
  --mutants      plant each of the known bugs in turn, and show that each is found
  --mutant NAME  plant this one
  --help         this text

A world ends after 1000 faults at the latest. A run stops at the first world in which anything is wrong, prints the
command that shows it again with the fewest faults, and ends with exit code 1.`;

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    faults: { type: "string" },
    db: { type: "string", default: "sqlite" },
    mutants: { type: "boolean", default: false },
    mutant: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const settings = {
  seed: wholeNumber("seed", values.seed),
  faults: wholeNumber("faults", values.faults ?? (values.mutants ? "1000" : "4000")),
  engine: values.db as EngineName,
  ...(values.mutant !== undefined && { mutant: values.mutant }),
};
const failed = values.mutants ? await huntMutants(settings) : await liveThroughWorlds(settings);
process.exit(failed ? 1 : 0);

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  console.error(`--${name} takes a whole number.`);
  process.exit(2);
}
