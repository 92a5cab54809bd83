import { spawn } from "node:child_process";
import { constants } from "node:os";
import { root } from "./root.mjs";

/**
 * Gives the terminal over to a program: its input, output, signals and exit code become this process's own.
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<never>}
 */
export async function becomeProgram(program, args) {
  const child = spawn(program, args, { cwd: root, stdio: "inherit" });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => process.platform !== "win32" && child.kill(signal));
  }
  const code = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
  process.exit(code);
}
