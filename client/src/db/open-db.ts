import type { DexieOptions } from "dexie";
import type { UserId } from "../values/ids";
import { AsiliDb } from "./asili-db";

/** A database per user: on a shared phone nobody's unsent work goes out under another's name. */
export function openDb(userId: UserId, options?: DexieOptions): AsiliDb {
  return new AsiliDb(`asili-u${userId}`, options);
}
