import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { becomeProgram } from "./become-program.mjs";
import { fetchTool } from "./npm.mjs";
import { root } from "./root.mjs";
import { runProgram } from "./run-program.mjs";
import { stop } from "./stop.mjs";

const OLDEST_NODE = 24;
const NODE = "24.21.0";

const platform = process.platform === "win32" ? "win" : process.platform;
const nodePackage = `node-${platform}-${process.arch}`;
const fetchedNode = join(root, ".tools/node_modules", nodePackage, "bin", platform === "win" ? "node.exe" : "node");

/**
 * Runs `main` in the project's folder on Node 24: here if this is it, else by starting the same script again on the Node in `.tools`,
 * fetched from the npm registry the first time. Whatever `main` starts finds that Node first on its PATH.
 * @param {() => Promise<unknown>} main
 */
export async function onNode24(main) {
  process.chdir(root);
  if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
    if (!existsSync(fetchedNode)) await fetchNode();
    await becomeProgram(fetchedNode, [...process.execArgv, ...process.argv.slice(1)]);
  }
  process.env.PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);
  await main();
}

async function fetchNode() {
  console.log(
    `Asili runs on Node ${OLDEST_NODE}; this machine has ${process.versions.node}. Fetching Node ${NODE} (once).`,
  );
  await fetchTool(`${nodePackage}@${NODE}`, `Fetching Node ${NODE}`);
  const { ok } = await runProgram(fetchedNode, ["--version"]);
  if (!ok)
    stop(
      `The Node on the npm registry for ${platform} ${process.arch} does not run here. Install Node 24 and start again.`,
    );
}
