import { dirname } from "node:path";
import type { Config } from "./config.js";
import { Dialect } from "./platform/database-url.js";
import { StartFault } from "./platform/start-fault.js";

type SystemError = { code: string; syscall?: string; path?: string; hostname?: string };

const UNANSWERED = ["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN"];
const NO_RIGHT = ["EACCES", "EPERM", "EROFS"];
const UNKNOWN_HOST = ["EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN"];

/** What keeps the server, or a command, from starting, in a sentence or two: the cause, where it lies, what to do. */
export function explainStartFault(error: unknown, config: Config): string {
  if (error instanceof StartFault) return error.message;
  const known = systemErrorOf(error);
  return (
    (known && (explainListening(known, config) ?? explainFile(known, config) ?? explainDatabase(known, config))) ??
    `Asili could not start: ${error instanceof Error ? error.message : String(error)}`
  );
}

function systemErrorOf(error: unknown): SystemError | null {
  if (!(error instanceof Error)) return null;
  if ("code" in error && typeof error.code === "string") return error as Error & SystemError;
  return systemErrorOf(error.cause);
}

function explainListening({ code, syscall, hostname }: SystemError, { host, port }: Config): string | null {
  if (code === "EADDRINUSE") return `Port ${port} is taken. Stop what uses it, or set PORT to another number.`;
  if (syscall === "listen" && code === "EACCES")
    return `Port ${port} may not be used by this user. Set PORT to a number above 1023.`;
  if (UNKNOWN_HOST.includes(code) && (syscall === "listen" || hostname === host))
    return `HOST is ${host}, which is no address of this machine. Set HOST to one that is, or leave it out.`;
  return null;
}

function explainFile({ code, syscall, path }: SystemError, { dataDir, database }: Config): string | null {
  if (path === undefined || syscall === "connect") return null;
  const isMaking = syscall === "mkdir";
  const folder = isMaking ? path : dirname(path);
  const isOfData = database.dialect !== Dialect.sqlite || `${dataDir}/`.startsWith(`${folder}/`);
  const variable = isOfData ? "DATA_DIR" : "DATABASE_URL";
  const elsewhere = `set ${variable} to another place`;
  if (NO_RIGHT.includes(code))
    return `This user may not ${isMaking ? "make" : "write in"} the folder ${folder} (${code}). Give them the right to, or ${elsewhere}.`;
  if (code === "EEXIST" || code === "ENOTDIR")
    return `${path} is a file, where a folder is needed. Move it away, or ${elsewhere}.`;
  if (code === "ENOSPC") return `The disk that holds ${folder} is full. Make room on it, or ${elsewhere}.`;
  return `The folder ${folder} cannot be ${isMaking ? "made" : "used"} (${code}). Correct this, or ${elsewhere}.`;
}

function explainDatabase({ code }: SystemError, { database: { dialect, url } }: Config): string | null {
  if (dialect === Dialect.sqlite) return explainSqlite(code, url);
  const { username, host, pathname } = new URL(url);
  const server = `The ${dialect} database ${decodeURIComponent(pathname.slice(1))} at ${host}`;
  if (/^ER_(ACCESS|DBACCESS)_DENIED/.test(code))
    return `${server} does not let the user ${decodeURIComponent(username)} in. Correct the user, password or name in DATABASE_URL.`;
  if (UNANSWERED.includes(code))
    return `${server} does not answer (${code}). Start it, or correct the address in DATABASE_URL.`;
  return null;
}

function explainSqlite(code: string, path: string): string | null {
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code))
    return `${path} is not a database, or is damaged. Restore it from a backup, or move it away to begin with an empty one.`;
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)/.test(code))
    return `${path} cannot be written by this user. Give them the right to it and to its folder, or set another place.`;
  if (code.startsWith("SQLITE_BUSY")) return `${path} is in use by another program. Stop that, and start again.`;
  if (code.startsWith("SQLITE_FULL")) return `The disk that holds ${path} is full. Make room on it, and start again.`;
  return null;
}
