import { installPackages } from "./set-up/install-packages.mjs";
import { onNode24 } from "./set-up/on-node-24.mjs";

// npm run check runs every check; npm run check -- NAME... those whose names contain one of the words.
await onNode24(async () => {
  await installPackages();
  const { runChecks } = await import("./checks/run-checks.mjs");
  const { passed, failed } = await runChecks(process.argv.slice(2));
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
});
