import { createHash } from "node:crypto";
import { globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { LivedRows } from "./lived-rows.js";
import { liveSchool, type SchoolWish } from "./live-school.js";

const ROOT = join(import.meta.dirname, "../../..");
const KEPT = join(ROOT, ".cache/risk-rows");
/** Rows that another version of these made are not the rows of this one. */
const MADE_BY = [
  "server/seeds/history/*.ts",
  "server/src/risk/{features,records,rules}/*.ts",
  "server/bench/risk/live-school.ts",
];
let code: string | undefined;

/** The rows of a made-up school. Making it takes seconds, so they are kept in `.cache` for the next time. */
export async function keepRows(wish: SchoolWish): Promise<LivedRows> {
  code ??= hashCode();
  const { kind, learners, years, seed } = wish;
  const file = join(KEPT, `${kind}-${learners}-${years}-${seed}-${code}`);
  const kept = readKept(file);
  if (kept) return kept;
  const rows = await liveSchool(wish);
  mkdirSync(KEPT, { recursive: true });
  writeFileSync(`${file}.part`, serialize(rows));
  renameSync(`${file}.part`, file);
  return rows;
}

function readKept(file: string): LivedRows | null {
  try {
    return deserialize(readFileSync(file)) as LivedRows;
  } catch {
    return null;
  }
}

function hashCode(): string {
  const hash = createHash("sha256");
  for (const file of globSync(MADE_BY, { cwd: ROOT }).sort()) hash.update(readFileSync(join(ROOT, file)));
  return hash.digest("hex").slice(0, 12);
}
