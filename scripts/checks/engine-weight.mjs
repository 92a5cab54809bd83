import { globSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";

const ENGINE = "engine";
const SOURCES = ["client/src/sync/{,outbox/}*.ts", "client/src/api/graphql-request.ts"];
// The line that wakes the engine, from the live pages: it comes last, and what is said over it is never needed.
const NOT_COUNTED = ["dexie", "graphql-ws"];

/**
 * The engine is all of client/src/sync and the request it is handed, with what these need of db, values, api and the
 * generated documents, as if in one script. It stands on Dexie.
 * @returns {Promise<number>} its bytes, gzip
 */
export async function weighEngine() {
  const files = SOURCES.flatMap((pattern) => globSync(pattern)).filter((file) => !file.endsWith(".test.ts"));
  const bundle = await build({
    configFile: false,
    logLevel: "error",
    mode: "production",
    plugins: [exportsOf(files)],
    // As for a server, which only means: without Vite's preloading of the parts, which belongs to the app.
    ssr: { noExternal: true },
    build: {
      ssr: true,
      write: false,
      minify: true,
      target: "es2022",
      rolldownOptions: { input: ENGINE, external: NOT_COUNTED },
    },
  });
  const parts = [bundle].flat().flatMap((part) => ("output" in part ? part.output : []));
  const script = parts.map((part) => ("code" in part ? part.code : "")).join("\n");
  // What is exported goes by one letter in the app, where all is bundled with what uses it.
  return gzipSync(script.replaceAll(/(?<=\w) as \w+(?=[,}])/g, ""), { level: 9 }).length;
}

/** @returns {import("vite").Plugin} */
function exportsOf(/** @type {string[]} */ files) {
  const text = files.map((file) => `export * from ${JSON.stringify(join(process.cwd(), file))};`).join("\n");
  return {
    name: "exports-of",
    resolveId: (id) => (id === ENGINE ? `\0${ENGINE}` : null),
    load: (id) => (id === `\0${ENGINE}` ? text : null),
  };
}
