const NAIROBI_OFFSET_MS = 3 * 3_600_000;

/** `20261126061435`: the provider's own time, whatever the host's zone. */
export const eatTimestamp = (instant: Date): string => eatText(instant).replaceAll(/\D/g, "").slice(0, 14);

/** `2026-11-26 06:14:35`, in the same time. */
export const eatText = (instant: Date): string =>
  new Date(instant.getTime() + NAIROBI_OFFSET_MS).toISOString().slice(0, 19).replace("T", " ");

/**
 * The instant of `20261126061435`, `2026-11-26 06:14:35` or `2026-11-26T03:14:35Z`: where no zone is told, the provider's.
 * Null for what is no time.
 */
export function parseEatTime(text: string): Date | null {
  const compact = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text);
  const iso = compact
    ? `${compact[1]}-${compact[2]}-${compact[3]}T${compact[4]}:${compact[5]}:${compact[6]}`
    : text.trim().replace(" ", "T");
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(iso)) return null;
  const at = new Date(/(Z|[+-]\d\d:?\d\d)$/.test(iso) ? iso : `${iso}+03:00`);
  return Number.isNaN(at.getTime()) ? null : at;
}
