import { becomeProgram } from "./set-up/become-program.mjs";
import { installPackages } from "./set-up/install-packages.mjs";
import { onNode24 } from "./set-up/on-node-24.mjs";
import { toolPath } from "./set-up/tool-path.mjs";

// Runs one of the project's tools (node_modules/.bin) on the project's own Node: node scripts/with-tools.mjs TOOL [ARGUMENT...]
await onNode24(async () => {
  await installPackages();
  const [tool = "", ...args] = process.argv.slice(2);
  await becomeProgram(process.execPath, [toolPath(tool), ...args]);
});
