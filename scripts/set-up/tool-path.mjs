import { existsSync, readFileSync } from "node:fs";
import { stop } from "./stop.mjs";

/** Tools whose package is not named as the tool is. */
const PACKAGE_OF = { tsc: "typescript", "graphql-codegen": "@graphql-codegen/cli" };

/** The script behind a tool of an installed package: run by Node itself it needs no shell, on Windows neither. */
export function toolPath(/** @type {string} */ tool) {
  const folder = `node_modules/${/** @type {Record<string, string>} */ (PACKAGE_OF)[tool] ?? tool}`;
  if (!tool || !existsSync(`${folder}/package.json`)) stop(`No tool named "${tool}" is installed.`);
  const { bin } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  return `${folder}/${typeof bin === "string" ? bin : bin[tool]}`;
}
