import { installPackages } from "./set-up/install-packages.mjs";
import { onNode24 } from "./set-up/on-node-24.mjs";

// The whole test set-up: checks and build, then every suite on every engine that answers, then what was covered and the count.
await onNode24(async () => {
  await installPackages();
  const { runChecks } = await import("./checks/run-checks.mjs");
  const { runSuites } = await import("./run-suites.mjs");
  const { engineVariables, findEngines } = await import("./find-engines.mjs");

  const checks = await runChecks();
  const engines = await findEngines();
  Object.assign(process.env, engineVariables(engines));
  const suites = await runSuites(engines.some(({ name, found }) => name === "chromium" && found));

  console.log("\nCovered:");
  for (const { label, found, detail } of engines)
    console.log(`  ${label.padEnd(9)} ${found ? "yes" : "no "}  ${detail}`);
  // MySQL is not among Debian's packages, so a build machine may lack it; the rest it has to provide.
  const required = process.env.CI ? engines.filter(({ name, found }) => !found && name !== "mysql") : [];
  for (const { label } of required) console.log(`  ${label} has to be there where CI is set.`);

  const failed = checks.failed + suites.failed + required.length;
  if (suites.skipped > 0) console.log(`  ${suites.skipped} tests skipped for want of an engine.`);
  console.log(`\n${checks.passed + suites.passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
});
