import type { Plugin } from "vite";

const MOUNTED = "this.use(cacheMiddleware);";

/**
 * Leaves out Dexie's cache of query results, 6 kB of script that no database of ours switches on (`cache: "disabled"` in
 * asili-db.ts): without the line that mounts it, the bundler drops it.
 */
export function dexieWithoutCache(): Plugin {
  return {
    name: "dexie-without-cache",
    apply: "build",
    transform: {
      filter: { id: /\/dexie\/dist\/modern\/dexie\.mjs$/ },
      handler: (code) => {
        if (code.split(MOUNTED).length !== 2)
          throw new Error("Dexie mounts its cache otherwise now: see dexie-without-cache.ts");
        return { code: code.replace(MOUNTED, ""), map: null };
      },
    },
  };
}
