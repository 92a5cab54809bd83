import { basename } from "node:path";
import { becomeProgram } from "./set-up/become-program.mjs";
import { installPackages } from "./set-up/install-packages.mjs";
import { onNode24 } from "./set-up/on-node-24.mjs";
import { toolPath } from "./set-up/tool-path.mjs";

// npm run bench lists the measurements; npm run bench -- NAME [ARGUMENT...] takes one.
await onNode24(async () => {
  await installPackages();
  // Node 20, which this may have been started on, has none.
  const { globSync } = await import("node:fs");
  const { engineVariables, findEngines } = await import("./find-engines.mjs");
  Object.assign(process.env, engineVariables(await findEngines()));
  const [wanted, ...args] = process.argv.slice(2);
  const files = globSync(["server/bench/*.ts", "client/bench/*.ts"]);
  const file = files.find((file) => basename(file, ".ts") === wanted);
  if (file)
    return becomeProgram(process.execPath, [toolPath("tsx"), "--tsconfig", "server/tsconfig.json", file, ...args]);
  console.log("npm run bench -- NAME, where NAME is one of:");
  for (const file of files) console.log(`  ${basename(file, ".ts")}`);
  process.exitCode = wanted ? 1 : 0;
});
