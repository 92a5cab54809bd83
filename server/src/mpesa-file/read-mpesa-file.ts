import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { MpesaSettings } from "./mpesa-settings.js";
import { parseMpesaSettings } from "./parse-mpesa-settings.js";

export type MpesaResult = { ok: true; settings: MpesaSettings } | { ok: false; problems: string[] };

/** Reads the file that `MPESA_FILE` names; every fault is told at once, and none quotes what stands in it. */
export function readMpesaFile(path: string): MpesaResult {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const problem = error instanceof SyntaxError ? "is not JSON" : "cannot be read";
    return { ok: false, problems: [`names a file that ${problem}`] };
  }
  return parseMpesaSettings(json, dirname(path));
}
