import { type Config, parseConfig } from "./config.js";
import type { Services } from "./context.js";
import { Refusal } from "./errors.js";
import { explainStartFault } from "./explain-start-fault.js";
import { type OpenServices, openServices } from "./open-services.js";
import { prepareDatabase } from "./prepare-database.js";

export type Command = {
  /** Refuses what can be told without opening, and so perhaps making, the database. */
  check?(config: Config): void;
  /** The lines to print. */
  run(services: Services): Promise<string[]>;
};

/** Runs a command on a database that gets no demo school unasked; what is refused is told in a sentence. */
export async function runCommand({ check, run }: Command): Promise<void> {
  const parsed = parseConfig({ DEMO: "no", ...process.env });
  if (!parsed.ok) return fail(parsed.problems.join("\n"));
  try {
    check?.(parsed.config);
    await using open = await openPrepared({ ...parsed.config, logLevel: "error" });
    console.log((await run(open.services)).join("\n"));
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof NotOpened)) throw error;
    fail(error.message);
  }
}

class NotOpened extends Error {}

async function openPrepared(config: Config): Promise<OpenServices> {
  try {
    await using opened = new AsyncDisposableStack();
    const open = opened.use(await openServices(config));
    await prepareDatabase(open.services);
    opened.move();
    return open;
  } catch (error) {
    throw new NotOpened(explainStartFault(error, config));
  }
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}
