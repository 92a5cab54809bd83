/** How long after its beginning an attempt that is not over is looked at again, in seconds; after the last a person decides. */
const LOOKS_AFTER = [75, 120, 300, 900, 3600, 3 * 3600] as const;

/** When an attempt that was looked at so many times is next due; null when it was looked at for the last time. */
export function nextLook(createdAt: Date, looks: number, now: Date): Date | null {
  const after = LOOKS_AFTER[looks];
  if (after === undefined) return null;
  // Of one that lay long, as when the server was down, the missed looks do not all come at once.
  return new Date(Math.max(createdAt.getTime() + after * 1000, now.getTime() + REST_MS));
}

const REST_MS = 10_000;
