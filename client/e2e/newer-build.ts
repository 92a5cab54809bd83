import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { version } from "../../package.json" with { type: "json" };

/** The version that the newer build says it is. */
export const NEWER = "9.9.9";

/**
 * Puts a newer build of the app in the place of the one that is served from `folder`, as a release does: every asset has
 * another name, the old ones are gone, the page and the service worker are new.
 */
export async function putNewerBuild(folder: string, from = version): Promise<void> {
  const assets = join(folder, "assets");
  for (const file of await readdir(assets)) if (/\.(br|gz)$/.test(file)) await rm(join(assets, file));
  for (const file of ["index.html", "service-worker.js"]) {
    await Promise.all(["br", "gz"].map((packing) => rm(join(folder, `${file}.${packing}`), { force: true })));
  }
  const names = await readdir(assets);
  const renamed = (text: string): string =>
    names.reduce((all, name) => all.replaceAll(name, newerName(name)), text.replaceAll(`\`${from}\``, `\`${NEWER}\``));
  for (const name of names) {
    const text = await readFile(join(assets, name), "utf8");
    await rm(join(assets, name));
    await writeFile(join(assets, newerName(name)), renamed(text));
  }
  const page = join(folder, "index.html");
  await writeFile(page, `${renamed(await readFile(page, "utf8"))}<!-- ${NEWER} -->\n`);
  const worker = join(folder, "service-worker.js");
  await writeFile(worker, await withDigests(folder, renamed(await readFile(worker, "utf8"))));
}

const newerName = (name: string): string => name.replace(/\.(\w+)$/, "n.$1");

/** The list of what the worker fetches, with the digests of what now lies there. */
async function withDigests(folder: string, worker: string): Promise<string> {
  const entries = [...worker.matchAll(/\{"integrity":"([^"]+)","revision":("\w+"|null),"url":"([^"]+)"\}/g)];
  let text = worker;
  for (const [entry, , revision, url = ""] of entries) {
    const digest = createHash("sha256").update(await readFile(join(folder, url)));
    const named =
      revision === "null"
        ? null
        : createHash("md5")
            .update(await readFile(join(folder, url)))
            .digest("hex");
    const newer = { integrity: `sha256-${digest.digest("base64")}`, revision: named, url };
    text = text.replace(entry, JSON.stringify(newer));
  }
  return text;
}
