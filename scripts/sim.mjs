import { engineVariables, findEngines } from "./find-engines.mjs";
import { becomeProgram } from "./set-up/become-program.mjs";
import { installPackages } from "./set-up/install-packages.mjs";
import { onNode24 } from "./set-up/on-node-24.mjs";
import { toolPath } from "./set-up/tool-path.mjs";

// npm run sim -- [--seed S] [--faults N] [--db sqlite|mysql|mariadb] [--mutants] lives through bad luck and counts what it cost.
await onNode24(async () => {
  await installPackages();
  Object.assign(process.env, engineVariables(await findEngines()));
  const file = "client/e2e/simulation/run-simulation.ts";
  const args = process.argv.slice(2);
  await becomeProgram(process.execPath, [toolPath("tsx"), "--tsconfig", "server/tsconfig.json", file, ...args]);
});
