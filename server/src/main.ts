import { DEMO_PASSWORD, DEMO_SIGN_INS } from "../seeds/demo-sign-ins.js";
import { type App, createApp } from "./app.js";
import { type Config, parseConfig, ServerRole } from "./config.js";
import { explainStartFault } from "./explain-start-fault.js";
import { hasDemoSchool } from "./prepare-database.js";

const STOP_MS = 15_000;
/** A Ctrl-C under npm comes twice, from the terminal and from npm: within this time it is the same one. */
const ECHO_MS = 1_000;

const parsed = parseConfig(process.env);
if (parsed.ok) await start(parsed.config);
else fail(["Asili cannot start. Correct these settings:", ...parsed.problems.map((problem) => `  - ${problem}`)]);

async function start(config: Config): Promise<void> {
  let app: App;
  let url: string;
  try {
    app = await createApp(config);
    url = await app.listen();
  } catch (error) {
    return fail([explainStartFault(error, config)]);
  }
  stopOnSignals(app);
  console.log(await greeting(app, url));
}

async function greeting({ services }: App, url: string): Promise<string> {
  const { config } = services;
  if (config.role === ServerRole.worker) return `Asili's worker runs; its health is at ${url}/healthz`;
  const lines = [`Asili is ready at ${config.publicUrl?.origin ?? url}`];
  const simulatorUrl = config.mpesa?.simulatorUrl ?? null;
  if (simulatorUrl !== null) lines.push(`Practice M-Pesa, where no real money moves: ${simulatorUrl}`);
  if (config.demo && (await hasDemoSchool(services))) {
    const width = Math.max(...DEMO_SIGN_INS.map(({ login }) => login.length)) + 2;
    lines.push("", `The demo school's sign-ins, all with the password ${DEMO_PASSWORD}:`);
    lines.push(...DEMO_SIGN_INS.map(({ who, login }) => `  ${login.padEnd(width)}${who}`));
  }
  return lines.join("\n");
}

/** The first signal lets what is under way finish; a second one, or too long a wait, does not. */
function stopOnSignals(app: App): void {
  let stoppingSince: number | null = null;
  const stop = async () => {
    if (stoppingSince !== null && Date.now() - stoppingSince < ECHO_MS) return;
    if (stoppingSince !== null) process.exit(1);
    stoppingSince = Date.now();
    setTimeout(() => process.exit(1), STOP_MS).unref();
    try {
      await app[Symbol.asyncDispose]();
      process.exit(0);
    } catch (error) {
      app.services.logger.error({ err: error }, "could not stop cleanly");
      process.exit(1);
    }
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

function fail(lines: string[]): void {
  console.error(lines.join("\n"));
  process.exitCode = 1;
  // What was half opened may keep the process alive.
  setTimeout(() => process.exit(1), 500).unref();
}
