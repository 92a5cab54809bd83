/** `npm run import-roster -- FILE [--accept] [--school ID]`: checks a class list, and imports it when told to. */
import "reflect-metadata";
import { parseArgs } from "node:util";
import { parseConfig } from "./config.js";
import { Refusal } from "./errors.js";
import { openServices } from "./open-services.js";
import { prepareDatabase } from "./prepare-database.js";
import { importFile } from "./schools/import/import-file.js";
import { parseId, type SchoolId } from "./values/ids.js";

const USAGE = "npm run import-roster -- FILE [--accept] [--school ID]";

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { accept: { type: "boolean", default: false }, school: { type: "string" } },
    });
    const schoolId = values.school === undefined ? null : parseId<SchoolId>(values.school);
    const [path, ...others] = positionals;
    if (path === undefined || others.length > 0 || (values.school !== undefined && schoolId === null)) return null;
    return { path, accept: values.accept, schoolId };
  } catch {
    return null;
  }
}

const wanted = readArguments() ?? fail(`Use it so: ${USAGE}`);
const parsed = parseConfig(process.env);
if (!parsed.ok) fail(parsed.problems.join("\n"));

await using open = await openServices({ ...parsed.config, logLevel: "error" });
try {
  await prepareDatabase(open.services);
  const lines = await importFile(open.services, wanted);
  console.log(lines.join("\n"));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
