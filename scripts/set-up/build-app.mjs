import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "./run-program.mjs";

const SHARED = ["package-lock.json", "tsconfig.base.json", "scripts/set-up/build-app.mjs"];

const HALVES = [
  {
    name: "server",
    product: "server/dist/src/main.js",
    sources: [
      "server/src",
      "server/migrations",
      "server/seeds",
      "server/simulators",
      "server/tsconfig.json",
      "server/tsconfig.build.json",
    ],
    build: buildServer,
  },
  {
    name: "client",
    product: "client/dist/index.html",
    sources: ["client/src", "client/build", "client/public", "client/index.html", "client/vite.config.ts"],
    build: buildClient,
  },
];

/** Builds the server and the client, each only if its sources differ from those of its last build. @returns {Promise<string[]>} what went wrong */
export async function buildApp() {
  const stale = HALVES.map((half) => ({ ...half, hash: hashOf([...half.sources, ...SHARED]) })).filter(
    (half) => !existsSync(half.product) || lastBuilt(half.name) !== half.hash,
  );
  if (stale.length === 0) return [];
  console.log(`Building the ${stale.map((half) => half.name).join(" and the ")}.`);
  const faults = await Promise.all(
    stale.map(async (half) => {
      const { ok, output } = await half.build();
      if (!ok) return [`Building the ${half.name} failed:\n\n${output.trim()}`];
      mkdirSync(".cache/built", { recursive: true });
      writeFileSync(stampOf(half.name), half.hash);
      return [];
    }),
  );
  return faults.flat();
}

async function buildServer() {
  rmSync("server/dist", { recursive: true, force: true });
  const result = await runProgram(process.execPath, [
    "node_modules/typescript/bin/tsc",
    "-p",
    "server/tsconfig.build.json",
  ]);
  for (const folder of ["src", "migrations", "seeds", "simulators"]) {
    if (!existsSync(`server/${folder}`)) continue;
    const filter = (/** @type {string} */ from) => statSync(from).isDirectory() || !/\.tsx?$/.test(from);
    cpSync(`server/${folder}`, `server/dist/${folder}`, { recursive: true, filter });
  }
  return result;
}

function buildClient() {
  return runProgram(process.execPath, ["node_modules/vite/bin/vite.js", "build", "client", "--logLevel", "warn"], {
    env: { NODE_ENV: "production" },
  });
}

const stampOf = (/** @type {string} */ name) => `.cache/built/${name}`;

function lastBuilt(/** @type {string} */ name) {
  return existsSync(stampOf(name)) ? readFileSync(stampOf(name), "utf8") : "";
}

function hashOf(/** @type {string[]} */ places) {
  const hash = createHash("sha256");
  for (const file of places.flatMap(filesUnder)) hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

/** @returns {string[]} */
function filesUnder(/** @type {string} */ place) {
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place)
    .toSorted()
    .flatMap((name) => filesUnder(join(place, name)))
    .filter((file) => !/\.test\.tsx?$/.test(file));
}
