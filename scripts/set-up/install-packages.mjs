import { readFileSync } from "node:fs";
import { npm } from "./npm.mjs";

/** @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} Packages by place in the tree */

/** Makes node_modules what package-lock.json says, unless it is already. */
export async function installPackages() {
  if (arePackagesInstalled()) return;
  console.log("Installing packages (once; a minute or two on a good line).");
  await npm(["ci", "--include=dev", "--prefer-offline"], "Installing packages");
}

// npm writes node_modules/.package-lock.json last, so an interrupted install is told from a finished one.
function arePackagesInstalled() {
  const installed = packagesOf("node_modules/.package-lock.json");
  return Object.entries(packagesOf("package-lock.json")).every(([place, wanted]) => {
    if (place === "") return true;
    return installed[place] ? installed[place].version === wanted.version : (wanted.optional ?? wanted.devOptional);
  });
}

/** @returns {Packages} */
function packagesOf(/** @type {string} */ lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, "utf8")).packages;
  } catch {
    return {};
  }
}
