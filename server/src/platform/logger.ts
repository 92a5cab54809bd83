import { type DestinationStream, type LoggerOptions, pino } from "pino";

export type Logger = Pick<ReturnType<typeof pino>, "debug" | "info" | "warn" | "error" | "fatal">;

/**
 * Writes JSON lines to standard output. Nothing personal belongs in a log: no names, numbers, tokens or variables of
 * a query. What slips in under a name that usually holds such things is struck out, and an error is told by its kind
 * and where it arose, because a database's message quotes the row.
 */
export function createLogger(level: string, destination: DestinationStream = pino.destination(1)): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: describeError },
    redact: { paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`]), censor: "[struck out]" },
  };
  return pino(options, destination);
}

const SECRET_NAMES = [
  "authorization",
  "cookie",
  "password",
  "token",
  "accessToken",
  "refreshToken",
  "secret",
  "phone",
  "email",
  "login",
  "name",
  "variables",
];

/** A database says which row it stumbled over, by what is in it. */
const quotesRows = (error: Error) =>
  "sqlState" in error || "sql" in error || ("code" in error && /^(SQLITE|ER)_/.test(String(error.code)));

function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const stack = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return {
    type: error.constructor.name,
    ...("code" in error && { code: error.code }),
    ...(!quotesRows(error) && { message: error.message }),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
    stack: stack?.slice(0, 12).map((line) => line.trim()),
  };
}
