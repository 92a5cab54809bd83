import { buildApp } from "../set-up/build-app.mjs";
import { runProgram } from "../set-up/run-program.mjs";
import { toolPath } from "../set-up/tool-path.mjs";
import { changedBy } from "./changed-by.mjs";
import { measureBundles } from "./bundle-budgets.mjs";
import { findBoundaryBreaks } from "./boundaries.mjs";
import { findContainerFaults } from "./container-files.mjs";
import { weighEngine } from "./engine-weight.mjs";
import { findHouseBreaches } from "./house-rules.mjs";

const PROJECTS = [
  "tsconfig.json",
  "server/tsconfig.json",
  "client/tsconfig.json",
  "client/tsconfig.service-worker.json",
  "client/e2e/tsconfig.json",
];
const EMIT_SCHEMA = ["--tsconfig", "server/tsconfig.json", "server/src/emit-schema.ts"];
const GENERATED = ["client/src/generated/**/*", "server/src/sync/persisted-documents.json"];

/** @typedef {{ name: string, run: () => Promise<string[]> }} Check run: what is wrong, in sentences; empty if nothing is */

/** @type {Check[]} */
const CHECKS = [
  { name: "lint", run: () => tool("oxlint", "--deny-warnings", "--format=unix") },
  { name: "format", run: () => tool("oxfmt", "--check") },
  { name: "types", run: async () => (await Promise.all(PROJECTS.map((project) => tool("tsc", "-p", project)))).flat() },
  { name: "who imports whom", run: async () => findBoundaryBreaks() },
  { name: "dead code", run: () => tool("knip") },
  { name: "nothing of one machine", run: async () => findHouseBreaches() },
  { name: "container files", run: async () => findContainerFaults() },
  {
    name: "schema in step",
    run: () => changedBy(["schema.graphql"], [toolPath("tsx"), ...EMIT_SCHEMA], "npm run schema"),
  },
  {
    name: "client types in step",
    run: () => changedBy(GENERATED, [toolPath("graphql-codegen"), "--config", "codegen.ts"], "npm run codegen"),
  },
  { name: "build", run: buildApp },
  { name: "bundle budgets", run: bundleBudgets },
];

/**
 * Runs the checks, also after one has failed, and prints each with its time.
 * @param {string[]} wanted parts of their names; all of them if empty
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks(wanted = []) {
  const checks = CHECKS.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  let failed = 0;
  for (const { name, run } of checks) {
    const start = performance.now();
    const faults = await run().catch((/** @type {Error} */ error) => [error.message]);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${faults.length === 0 ? "ok    " : "FAILED"} ${name.padEnd(24)} ${seconds} s`);
    for (const fault of faults) console.log(fault.replaceAll(/^/gm, "         "));
    if (faults.length > 0) failed += 1;
  }
  return { passed: checks.length - failed, failed };
}

async function tool(/** @type {string} */ name, /** @type {string[]} */ ...args) {
  const { ok, output } = await runProgram(process.execPath, [toolPath(name), ...args]);
  return ok ? [] : [output.trim() || `${name} failed without a word`];
}

async function bundleBudgets() {
  const engine = { name: "Engine beyond Dexie, gzip", bytes: await weighEngine(), limit: 12 * 1024 };
  const budgets = [...measureBundles(), engine];
  for (const { name, bytes, limit } of budgets) {
    console.log(`         ${name.padEnd(28)} ${kilobytes(bytes)} of ${kilobytes(limit)}`);
  }
  return budgets.filter(({ bytes, limit }) => bytes > limit).map(({ name }) => `${name}: over its budget`);
}

const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);
