import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { relative, resolve } from "node:path";
import { toolPath } from "./set-up/tool-path.mjs";

const REPORT = ".cache/vitest.json";
const SUITES = {
  scripts: "scripts/",
  server: "server/",
  client: "client/src/",
  journeys: "client/e2e/",
  simulation: "client/e2e/simulation/",
};

/**
 * @typedef {{ status: "passed" | "failed" | "skipped" | "pending" | "todo" | "disabled" }} Assertion
 * @typedef {{ success: boolean, testResults: { name: string, status: "passed" | "failed", assertionResults: Assertion[] }[] }} Report
 */

/** Runs Vitest over all suites, the journeys only with a browser. @returns {Promise<{ passed: number, failed: number, skipped: number }>} */
export async function runSuites(/** @type {boolean} */ withBrowser) {
  const suites = Object.keys(SUITES).filter((name) => name !== "journeys" || withBrowser);
  rmSync(REPORT, { force: true });
  const exitCode = await vitest(suites.flatMap((name) => ["--project", name]));
  const report = readReport();
  if (!report) {
    console.log("Vitest ended without a report.");
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const passed = tests.filter(({ status }) => status === "passed").length;
  const failedTests = tests.filter(({ status }) => status === "failed").length;
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  ).length;
  const idle = suites.filter((name) => !ranAny(report, SUITES[/** @type {keyof typeof SUITES} */ (name)]));
  for (const name of idle) console.log(`The suite "${name}" ran no test.`);
  const failed = failedTests + brokenFiles + idle.length;
  // An error outside any test leaves every test green; Vitest's exit code is then all that tells.
  return {
    passed,
    failed: exitCode !== 0 ? Math.max(failed, 1) : failed,
    skipped: tests.length - passed - failedTests,
  };
}

/** @returns {Promise<number>} exit code */
function vitest(/** @type {string[]} */ args) {
  const ours = resolve(import.meta.dirname, "tell-second-tries.mjs");
  const reporters = ["default", "json", ours].map((reporter) => `--reporter=${reporter}`);
  reporters.push(`--outputFile.json=${REPORT}`);
  const child = spawn(process.execPath, [toolPath("vitest"), "run", ...args, ...reporters], { stdio: "inherit" });
  return new Promise((resolve) => child.on("close", (code) => resolve(code ?? 1)));
}

/** @returns {Report | undefined} */
function readReport() {
  try {
    return JSON.parse(readFileSync(REPORT, "utf8"));
  } catch {
    return undefined;
  }
}

function ranAny(/** @type {Report} */ report, /** @type {string} */ folder) {
  return report.testResults.some(
    ({ name, assertionResults }) =>
      relative(process.cwd(), name).replaceAll("\\", "/").startsWith(folder) &&
      assertionResults.some(({ status }) => status === "passed" || status === "failed"),
  );
}
