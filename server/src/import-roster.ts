/** `npm run import-roster -- FILE [--accept] [--school ID]`: checks a class list, and imports it when told to. */
import "reflect-metadata";
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { Dialect } from "./platform/database-url.js";
import { runCommand } from "./run-command.js";
import { importFile } from "./schools/import/import-file.js";
import { noSchoolYet } from "./schools/import/no-school-yet.js";
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
await runCommand({
  check: ({ database: { dialect, url } }) => {
    if (dialect === Dialect.sqlite && !existsSync(url)) throw noSchoolYet();
  },
  run: (services) => importFile(services, wanted),
});
