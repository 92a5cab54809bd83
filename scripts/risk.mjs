import { becomeProgram } from "./set-up/become-program.mjs";
import { installPackages } from "./set-up/install-packages.mjs";
import { onNode24 } from "./set-up/on-node-24.mjs";
import { toolPath } from "./set-up/tool-path.mjs";

// Nothing but probabilities may come to the standard output: the words of the set-up go where all other words go.
console.log = console.error;
await onNode24(async () => {
  await installPackages();
  const args = ["--tsconfig", "server/tsconfig.json", "server/src/risk.ts", ...process.argv.slice(2)];
  await becomeProgram(process.execPath, [toolPath("tsx"), ...args]);
});
