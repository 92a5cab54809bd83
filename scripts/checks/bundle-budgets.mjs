import { existsSync, globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { brotliCompressSync } from "node:zlib";

const DIST = "client/dist";
const ENTRY = "index.html";
const ROLL_CALL = "src/features/roll-call/roll-call-page.tsx";
const APOLLO = "src/api/live-provider.tsx";
const CHARTS = "src/ui/chart.tsx";

/**
 * Bytes as they travel, brotli, against their limits in bytes.
 * @typedef {{ name: string, bytes: number, limit: number }} Budget
 * @typedef {{ file: string, imports?: string[], css?: string[] }} Chunk
 * @typedef {Record<string, Chunk>} Manifest Vite's, by source file
 */

/** @returns {Budget[]} */
export function measureBundles() {
  const manifest = /** @type {Manifest} */ (JSON.parse(readFileSync(`${DIST}/.vite/manifest.json`, "utf8")));
  // The page is part of the entry's chunk unless the routes load it lazily.
  const firstLoad = chunksOf(manifest, manifest[ROLL_CALL] ? [ENTRY, ROLL_CALL] : [ENTRY]);
  const worker = workerFile();
  return [
    { name: "Roll-call, first load: JS", bytes: sizeOf(scripts(firstLoad)), limit: 100_000 },
    { name: "Roll-call, first load: CSS", bytes: sizeOf(styles(firstLoad)), limit: 8_000 },
    { name: "Service worker", bytes: sizeOf(new Set([worker])), limit: 6_000 },
    {
      name: "Apollo and graphql-ws, lazy",
      bytes: sizeOf(scripts(beyond(firstLoad, chunksOf(manifest, [APOLLO])))),
      limit: 58_000,
    },
    { name: "Charts, lazy", bytes: sizeOf(scripts(beyond(firstLoad, chunksOf(manifest, [CHARTS])))), limit: 55_000 },
    { name: "Precached for a teacher", bytes: sizeOf(precached(worker)), limit: 185_000 },
  ];
}

/** The chunks of these sources and all that they import statically. */
function chunksOf(/** @type {Manifest} */ manifest, /** @type {string[]} */ sources) {
  const found = new Set(/** @type {Chunk[]} */ ([]));
  const visit = (/** @type {string} */ source) => {
    const chunk = manifest[source];
    if (!chunk)
      throw new Error(`the build has no chunk of its own for ${source}; if it has moved, say so in bundle-budgets.mjs`);
    if (found.has(chunk)) return;
    found.add(chunk);
    chunk.imports?.forEach(visit);
  };
  sources.forEach(visit);
  return found;
}

function beyond(/** @type {Set<Chunk>} */ base, /** @type {Set<Chunk>} */ chunks) {
  return new Set([...chunks].filter((chunk) => !base.has(chunk)));
}

const scripts = (/** @type {Set<Chunk>} */ chunks) => new Set([...chunks].map((chunk) => chunk.file));

const styles = (/** @type {Set<Chunk>} */ chunks) => new Set([...chunks].flatMap((chunk) => chunk.css ?? []));

function workerFile() {
  const [worker = "", another] = globSync(`${DIST}/*.js`).filter((file) =>
    /"?revision"?:/.test(readFileSync(file, "utf8")),
  );
  if (!worker || another) throw new Error(`one service worker was expected in ${DIST}`);
  return basename(worker);
}

/** The files in the list that the service worker fetches when it is installed. */
function precached(/** @type {string} */ worker) {
  const text = readFileSync(`${DIST}/${worker}`, "utf8");
  const urls = [...text.matchAll(/\{[^{}]*\}/g)]
    .filter(([entry]) => /"?revision"?:/.test(entry))
    .flatMap(([entry]) => /"?url"?:\s*["'`]([^"'`]+)/.exec(entry)?.[1] ?? []);
  if (urls.length === 0) throw new Error(`${worker} precaches nothing`);
  return new Set(urls);
}

function sizeOf(/** @type {Set<string>} */ files) {
  return [...files].reduce((sum, file) => sum + bytesOnTheWire(`${DIST}/${file}`), 0);
}

// Pictures are compressed already and travel as they are.
function bytesOnTheWire(/** @type {string} */ file) {
  if (!existsSync(file)) throw new Error(`${file} is named by the build but does not exist`);
  const raw = readFileSync(file);
  return /\.(?:png|webp|woff2)$/.test(file) ? raw.length : brotliCompressSync(raw).length;
}
