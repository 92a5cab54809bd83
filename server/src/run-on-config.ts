import { type Config, parseConfig } from "./config.js";
import { explainStartFault } from "./explain-start-fault.js";

type End = { ok: boolean; said: string };

/** Runs a command on a database that the command itself opens, if at all; what goes wrong is told in words. */
export async function runOnConfig(run: (config: Config) => Promise<End>): Promise<void> {
  const parsed = parseConfig({ DEMO: "no", ...process.env });
  const end = parsed.ok
    ? await run(parsed.config).catch((error) => ({ ok: false, said: explainStartFault(error, parsed.config) }))
    : { ok: false, said: parsed.problems.join("\n") };
  if (end.ok) return console.log(end.said);
  console.error(end.said);
  process.exitCode = 1;
}
