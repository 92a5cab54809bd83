import { rm } from "node:fs/promises";
import { join } from "node:path";
import { build } from "vite";

export type Bundle = { file: string } & AsyncDisposable;

/** The server that can be told to die, in one file: each life of it begins in half the time. */
export async function bundleMortalServer(): Promise<Bundle> {
  const root = join(import.meta.dirname, "../..");
  // Below the packages, so that they are found from there.
  const outDir = join(root, `../node_modules/.mortal-${process.pid}`);
  const output = { entryFileNames: "mortal-server.mjs" };
  const ssr = {
    ssr: join(import.meta.dirname, "mortal-server.ts"),
    outDir,
    target: "node24",
    minify: false,
    emptyOutDir: true,
  };
  await build({ configFile: false, root, logLevel: "error", build: { ...ssr, rollupOptions: { output } } });
  return {
    file: join(outDir, "mortal-server.mjs"),
    [Symbol.asyncDispose]: () => rm(outDir, { recursive: true, force: true }),
  };
}
