import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { parseSync } from "vite";

/**
 * The plan of the house. Rooms are the folders and root files of `src`; each may import the rooms of the rows above its own,
 * not its neighbours in the row, not a row below.
 */
const PLANS = {
  server: [
    ["values"],
    ["errors"],
    ["platform"],
    ["config", "events"],
    ["identity"],
    ["schools"],
    ["attendance", "assessment", "fees"],
    ["mpesa", "risk", "reports", "sync", "notify", "privacy"],
    ["life"],
    ["jobs"],
    ["schema", "database-schema"],
    ["seeds", "simulators"],
    ["app"],
    ["main", "emit-schema", "add-school", "import-roster", "backup", "restore"],
  ],
  client: [
    ["values"],
    ["ui"],
    ["generated", "i18n"],
    ["db", "api"],
    ["sync"],
    ["carry", "phone", "tray"],
    ["errands"],
    ["office"],
    ["features"],
    ["routes"],
    ["app"],
    ["main", "service-worker"],
  ],
};

/** What belongs together is one room: the request's context holds identity's viewer, and identity's resolvers read the context. */
const ROOM_OF = {
  context: "identity",
  "explain-start-fault": "app",
  migrations: "database-schema",
  "mpesa-file": "config",
  "office-routes": "routes",
  "open-services": "app",
  "prepare-database": "app",
  "restore-database": "app",
  "run-command": "app",
  "run-on-config": "app",
  "socket-sessions": "app",
  "start-practice": "app",
};

/** Packages of the client with one door, and the rooms that are that door. */
const DOORS = {
  dexie: ["db"],
  "@apollo/client": ["api", "office", "features"],
  "graphql-ws": ["api"],
  qr: ["features"],
  "chart.js": ["ui"],
};

/** They stand for others, and so share nothing with what is tried against them. */
const STRANGERS = ["simulators"];

/** ui draws what it is given, with these and nothing else. */
const UI_PACKAGES = ["react", "react-dom", "chart.js"];

/**
 * @typedef {"server" | "client"} Half
 * @typedef {{ name: string, typeOnly: boolean, target: string }} Import name: as written; target: the file meant, empty for a package
 * @typedef {{ file: string, half: Half, room: string, feature: string, imports: Import[] }} Module feature: empty outside client/src/features
 */

/** @returns {string[]} every import that the plan forbids, as `file: sentence` */
export function findBoundaryBreaks() {
  const modules = [
    ...globSync(["src", "seeds", "simulators", "migrations"].map((folder) => `server/${folder}/**/*.ts`)),
    ...globSync("client/src/**/*.{ts,tsx}"),
  ]
    .filter((file) => !/\.(test|d)\.tsx?$/.test(file))
    .map(readModule);
  return [
    ...modules.flatMap((module) =>
      module.imports.flatMap((found) => sentenceFor(module, found).map((why) => `${module.file}: ${why}`)),
    ),
    ...screensThatReadBoth(modules),
  ];
}

/** @returns {Module} */
function readModule(/** @type {string} */ file) {
  return { file, half: halfOf(file), room: roomOf(file), feature: featureOf(file), imports: importsOf(file) };
}

const halfOf = (/** @type {string} */ file) => (file.startsWith("server/") ? "server" : "client");

const featureOf = (/** @type {string} */ file) => /^client\/src\/features\/([^/]+)/.exec(file)?.[1] ?? "";

function roomOf(/** @type {string} */ file) {
  const name = /^\w+\/(?:src\/)?([^/.]+)/.exec(file)?.[1] ?? "";
  return /** @type {Record<string, string>} */ (ROOM_OF)[name] ?? name;
}

/** @returns {Import[]} */
function importsOf(/** @type {string} */ file) {
  const source = readFileSync(file, "utf8");
  const { staticImports, staticExports } = parseSync(file, source).module;
  const written = [
    ...staticImports.map(({ moduleRequest, entries }) => ({
      name: moduleRequest.value,
      typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
    })),
    ...staticExports.flatMap(({ entries }) =>
      entries.map(({ moduleRequest, isType }) => ({ name: moduleRequest?.value ?? "", typeOnly: isType })),
    ),
    ...[...source.matchAll(/\bimport\(\s*["']([^"']+)["']/g)].map(([, name = ""]) => ({ name, typeOnly: false })),
  ];
  return written
    .filter(({ name }) => name)
    .map((found) => ({
      ...found,
      target: found.name.startsWith(".") ? sourceOf(join(dirname(file), found.name)) : "",
    }));
}

// What is imported as "./x.js" (server) or "./x" (client) is written in x.ts or x.tsx.
function sourceOf(/** @type {string} */ path) {
  const stem = normalize(path)
    .replaceAll("\\", "/")
    .replace(/\.jsx?$/, "");
  return globSync(`${stem}{,.ts,.tsx}`)[0]?.replaceAll("\\", "/") ?? stem;
}

/** @returns {string[]} why this module may not have this import; empty if it may */
function sentenceFor(/** @type {Module} */ { half, room, feature }, /** @type {Import} */ { name, target }) {
  if (!target) return doorSentence(half, room, name);
  if (target.endsWith(".css")) return [];
  if (halfOf(target) !== half) return [`imports ${name}: server and client share data shapes, never code`];
  if (feature && featureOf(target) && featureOf(target) !== feature)
    return [`imports ${name}: features never import each other`];
  const to = roomOf(target);
  if (to === room) return [];
  if (STRANGERS.includes(room)) return [`imports ${name}: ${room} share no code with what they are there to try`];
  const [from, row] = [rowOf(half, room), rowOf(half, to)];
  if (from === -1 || row === -1) return [`imports ${name}: ${from === -1 ? room : to} is not a room of the plan`];
  return row < from ? [] : [`imports ${name}: ${room} may not import ${to}`];
}

function doorSentence(/** @type {Half} */ half, /** @type {string} */ room, /** @type {string} */ name) {
  if (half === "server") return [];
  const pack = name.split("/", name.startsWith("@") ? 2 : 1).join("/");
  if (room === "ui" && !UI_PACKAGES.includes(pack)) return [`imports ${name}: ui imports React and values only`];
  const doors = /** @type {Record<string, string[]>} */ (DOORS)[pack] ?? [room];
  return doors.includes(room) ? [] : [`imports ${name}, which only ${doors.join(" and ")} may`];
}

function rowOf(/** @type {Half} */ half, /** @type {string} */ room) {
  return PLANS[half].findIndex((row) => row.includes(room));
}

/** A screen reads Dexie or Apollo, never both: looked for through its own feature's modules and those of `api` that it pulls in. */
function screensThatReadBoth(/** @type {Module[]} */ modules) {
  const byFile = new Map(modules.map((module) => [module.file, module]));
  return modules
    .filter((module) => module.feature)
    .flatMap((screen) => {
      const found = [...reachOf(screen, screen.feature, byFile)].flatMap((module) => module.imports);
      const dexie = found.find(({ target, typeOnly }) => target.startsWith("client/src/db/") && !typeOnly);
      const apollo = found.find(({ name, typeOnly }) => name.startsWith("@apollo/client") && !typeOnly);
      return dexie && apollo ? [`${screen.file}: reads both Dexie (${dexie.name}) and Apollo (${apollo.name})`] : [];
    });
}

/** @returns {Set<Module>} */
function reachOf(
  /** @type {Module} */ module,
  /** @type {string} */ feature,
  /** @type {Map<string, Module>} */ byFile,
  /** @type {Set<Module>} */ reached = new Set(),
) {
  if (reached.has(module)) return reached;
  reached.add(module);
  for (const { target, typeOnly } of module.imports) {
    const next = byFile.get(target);
    if (next && !typeOnly && (next.feature === feature || next.room === "api")) reachOf(next, feature, byFile, reached);
  }
  return reached;
}
