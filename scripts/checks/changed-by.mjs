import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { runProgram } from "../set-up/run-program.mjs";

/**
 * Runs a generator and tells which checked-in files it would write differently; the files are left as they were.
 * @param {string[]} patterns globs of what it writes
 * @param {string[]} command arguments for Node
 * @param {string} remedy the command that brings the files up to date
 * @returns {Promise<string[]>}
 */
export async function changedBy(patterns, command, remedy) {
  const before = contentsOf(patterns);
  const { ok, output } = await runProgram(process.execPath, command);
  const after = contentsOf(patterns);
  for (const [file, text] of before) if (after.get(file) !== text) writeFileSync(file, text);
  if (!ok) return [output.trim()];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((file) => before.get(file) !== after.get(file))
    .map((file) => `${file} is out of date: run ${remedy} and commit it`);
}

function contentsOf(/** @type {string[]} */ patterns) {
  const files = globSync(patterns).filter((file) => existsSync(file) && /\.\w+$/.test(file));
  return new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
}
