import type { Plugin } from "vite";

/**
 * What no database of ours switches on: Dexie's cache of query results (`cache: "disabled"` in asili-db.ts), and hooks on
 * what is written.
 */
const MOUNTED = ["this.use(cacheMiddleware);", "this.use(hooksMiddleware);"];

/** Leaves those out, 14 kB of script: without the line that mounts it, the bundler drops each. */
export function dexieWithoutUnused(): Plugin {
  return {
    name: "dexie-without-unused",
    apply: "build",
    transform: {
      filter: { id: /\/dexie\/dist\/modern\/dexie\.mjs$/ },
      handler: (code) => ({ code: MOUNTED.reduce(without, code), map: null }),
    },
  };
}

function without(code: string, line: string): string {
  if (code.split(line).length !== 2) throw new Error(`Dexie has no ${line} any more: see dexie-without-unused.ts`);
  return code.replace(line, "");
}
