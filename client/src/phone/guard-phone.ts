import type { AsiliDb } from "../db/asili-db";
import { lockWhenLeft } from "./lock-names";

/** What keeps a user's part of this phone theirs while the app is open. */
export function guardPhone(db: AsiliDb, stopped: AbortSignal): void {
  lockWhenLeft(db, stopped);
}
