import { ErrorCode, Refusal } from "../errors.js";
import type { SchoolDay } from "../values/school-day.js";
import { addDays, schoolDayAt } from "../values/school-day.js";

/** What devices and server speak. A change to it is a new version beside the old, never an edit of one. */
export type Protocol = {
  readonly version: number;
  /** The day on which a later version took its place; null for the current one. */
  readonly superseded: SchoolDay | null;
};

export const PROTOCOLS: readonly Protocol[] = [
  { version: 1, superseded: "2026-11-26" as SchoolDay },
  // Assessments and scores came.
  { version: 2, superseded: null },
];

/** How long the server goes on speaking a version after the next one came. */
const SPOKEN_DAYS = 180;

/** Refuses a device that speaks a version this server no longer, or not yet, understands. It keeps what it has. */
export function checkProtocol(version: number, now: Date, protocols: readonly Protocol[] = PROTOCOLS): void {
  const spoken = protocols.find((protocol) => protocol.version === version);
  const today = schoolDayAt(now);
  if (spoken && (spoken.superseded === null || today <= addDays(spoken.superseded, SPOKEN_DAYS))) return;
  throw new Refusal(
    ErrorCode.upgradeRequired,
    "This app and this server are of different ages. Update the app: what is on the device is kept and sent then.",
  );
}
