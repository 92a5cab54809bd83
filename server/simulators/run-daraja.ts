/** `npm run daraja -- [--port 4001] [--host 127.0.0.1] [--schools 1]`: the practice M-Pesa on its own. */
import { parseArgs } from "node:util";
import { startDaraja } from "./daraja/start-daraja.js";

const USAGE = "npm run daraja -- [--port 4001] [--host 127.0.0.1] [--schools 1]";

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: "string", default: "4001" },
        host: { type: "string", default: "127.0.0.1" },
        schools: { type: "string", default: "1" },
      },
    });
    const [port, schools] = [Number(values.port), Number(values.schools)];
    const isPort = Number.isInteger(port) && port >= 0 && port <= 65_535;
    return isPort && Number.isInteger(schools) && schools >= 1 && schools <= 1000
      ? { port, host: values.host, schools }
      : null;
  } catch {
    return null;
  }
}

const { port, host, schools } = readArguments() ?? fail(`Use it so: ${USAGE}`);
const daraja = await startDaraja({ port, host, businesses: Array.from({ length: schools }, () => ({})) }).catch(
  (error: NodeJS.ErrnoException) =>
    fail(error.code === "EADDRINUSE" ? `Port ${port} is taken; choose another with --port.` : error.message),
);
console.log(`The practice M-Pesa is ready at ${daraja.url}; no real money moves.

Open that page to act the payer. For a server that is to use it:
  curl -o mpesa.json ${daraja.url}/practice/mpesa.json
  MPESA_FILE=mpesa.json npm start`);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => void daraja[Symbol.asyncDispose]().then(() => process.exit(0)));
