import { spawn } from "node:child_process";
import { once } from "node:events";
import { open } from "node:fs/promises";
import { StartFault } from "./start-fault.js";

const END_OF_DUMP = /^-- Dump completed/m;
const TAIL_BYTES = 1000;

/** Writes all of a database, of one moment, as `mysqldump` does. */
export async function dumpMysql(url: string, file: string): Promise<void> {
  await using out = await open(file, "w", 0o600);
  await runClient(["mysqldump", "mariadb-dump"], url, {
    args: ["--single-transaction", "--quick", "--no-tablespaces", "--hex-blob"],
    stdout: out.fd,
  });
}

/** Puts what a dump holds in the place of the whole database. */
export async function loadMysql(url: string, file: string): Promise<void> {
  const name = decodeURIComponent(new URL(url).pathname.slice(1)).replaceAll("`", "``");
  // Whole, so that no table made after the dump is left over.
  const anew = ["-e", `drop database if exists \`${name}\`; create database \`${name}\``];
  await runClient(["mysql", "mariadb"], url, { args: anew, withDatabase: false });
  await using dump = await open(file, "r");
  await runClient(["mysql", "mariadb"], url, { args: [], stdin: dump.fd });
}

/** Whether there is such a database on the server. */
export async function isThere(url: string): Promise<boolean> {
  try {
    await runClient(["mysql", "mariadb"], url, { args: ["-e", "select 1"] });
    return true;
  } catch (error) {
    if (error instanceof StartFault && error.message.includes("Unknown database")) return false;
    throw error;
  }
}

/** Whether anybody but this process is connected to the database, as a server always is. */
export async function isMysqlInUse(url: string): Promise<boolean> {
  if (!(await isThere(url))) return false;
  const question = "show full processlist";
  const said = await runClient(["mysql", "mariadb"], url, { args: ["-N", "-B", "-e", question] });
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  // Id, user, host, database, command, time, state and what is being asked.
  const sessions = said.split("\n").map((line) => line.split("\t"));
  return sessions.some((fields) => fields[3] === name && fields[7] !== question);
}

/** Refuses a file that ends before its end, or was never a dump. */
export async function checkDump(file: string): Promise<void> {
  await using dump = await open(file, "r").catch(() => {
    throw new StartFault(`There is no file ${file}.`);
  });
  const { size } = await dump.stat();
  const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
  await dump.read(tail, 0, tail.length, size - tail.length);
  if (!END_OF_DUMP.test(tail.toString()))
    throw new StartFault(`${file} is cut short, or no dump of a database. Nothing was changed.`);
}

type Run = { args: readonly string[]; withDatabase?: boolean; stdin?: number; stdout?: number };

/**
 * What the first of these programs that the machine has says, where that goes to no file; the password goes by the
 * environment, where nobody else reads it.
 */
async function runClient(names: readonly string[], url: string, run: Run): Promise<string> {
  for (const name of names) {
    const said = await askClient(name, url, run);
    if (said !== null) return said;
  }
  throw new StartFault(
    `This needs ${names[0]}, which is not installed here. Install MySQL's or MariaDB's client programs.`,
  );
}

async function askClient(
  name: string,
  url: string,
  { args, withDatabase = true, stdin, stdout }: Run,
): Promise<string | null> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const address = ["-h", hostname, "-P", port || "3306", "-u", decodeURIComponent(username), "--protocol=TCP"];
  const database = withDatabase ? [decodeURIComponent(pathname.slice(1))] : [];
  const client = spawn(name, [...address, ...args, ...database], {
    env: { ...process.env, MYSQL_PWD: decodeURIComponent(password) },
    stdio: [stdin ?? "ignore", stdout ?? "pipe", "pipe"],
  });
  let said = "";
  let fault = "";
  client.stdout?.on("data", (text: Buffer) => (said += text.toString()));
  client.stderr!.on("data", (text: Buffer) => (fault += text.toString()));
  try {
    const [code] = await once(client, "close");
    if (code !== 0) throw new StartFault(`${name} failed: ${fault.trim()}`);
    return said;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
