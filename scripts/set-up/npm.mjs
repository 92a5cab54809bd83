import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./root.mjs";
import { runProgram } from "./run-program.mjs";
import { stop } from "./stop.mjs";

/** npm 10 cannot install what this project locks. */
const OLDEST_NPM = 11;
const NPM = "11.21.2";

const toolsFolder = join(root, ".tools");

/** Runs npm, quietly; where this machine's is too old, a newer one fetched into `.tools`. */
export async function npm(/** @type {string[]} */ args, /** @type {string} */ purpose) {
  if (!newEnoughNpm()) await fetchTool(`npm@${NPM}`, "Fetching npm");
  await runNpm(newEnoughNpm(), args, purpose);
}

/** Fetches a package from the npm registry into `.tools`, with whichever npm this machine has. */
export async function fetchTool(/** @type {string} */ pinned, /** @type {string} */ purpose) {
  await runNpm(
    machineNpm(),
    ["install", "--prefix", toolsFolder, "--save-exact", "--no-package-lock", pinned],
    purpose,
  );
}

function newEnoughNpm() {
  const fetched = join(toolsFolder, "node_modules/npm/bin/npm-cli.js");
  return [fetched, machineNpm()].find((cli) => cli && existsSync(cli) && majorOf(cli) >= OLDEST_NPM);
}

/** The npm this machine has, of whichever version, as a script for Node; undefined if only the shell knows it. */
function machineNpm() {
  const beside = dirname(process.execPath);
  return [
    process.env.npm_execpath ?? "",
    join(beside, "../lib/node_modules/npm/bin/npm-cli.js"),
    join(beside, "node_modules/npm/bin/npm-cli.js"),
  ].find((cli) => cli.endsWith("npm-cli.js") && existsSync(cli));
}

function majorOf(/** @type {string} */ cli) {
  return Number.parseInt(JSON.parse(readFileSync(join(dirname(cli), "../package.json"), "utf8")).version, 10);
}

async function runNpm(
  /** @type {string | undefined} */ cli,
  /** @type {string[]} */ args,
  /** @type {string} */ purpose,
) {
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
  const { ok, output } = cli
    ? await runProgram(process.execPath, [cli, ...args, ...quiet])
    : await runProgram("npm", [...args, ...quiet], { shell: process.platform === "win32" });
  if (!ok) stop(`${purpose} failed: ${reason(output)}`);
}

function reason(/** @type {string} */ output) {
  if (/ENOSPC/.test(output)) return "the disk is full. Make about 1 GB of room and start again.";
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/.test(output)) {
    return "the npm registry cannot be reached. Check the internet connection (or npm's proxy setting) and start again.";
  }
  if (/EACCES|EPERM|EROFS/.test(output))
    return `this user may not write in ${root}. Give it the folder and start again.`;
  if (/spawn npm ENOENT/.test(output))
    return "npm is not installed beside Node. Install Node 24 with npm and start again.";
  return `npm said:\n\n${output.trim().split("\n").slice(-15).join("\n")}`;
}
