import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Which of these texts lie anywhere in a browser's profile, as bytes: in IndexedDB's and Local Storage's LevelDB and its
 * logs, caches, history, sessions. Chromium writes text as UTF-8, Latin-1 or UTF-16.
 */
export async function scanProfile(profile: string, texts: readonly string[]): Promise<string[]> {
  const needles = texts.flatMap((text) => [
    { text, bytes: Buffer.from(text, "utf8") },
    { text, bytes: Buffer.from(text, "utf16le") },
  ]);
  const found = new Set<string>();
  for (const entry of await readdir(profile, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const content = await readFile(join(entry.parentPath, entry.name));
    for (const { text, bytes } of needles) if (content.includes(bytes)) found.add(text);
  }
  return [...found];
}
