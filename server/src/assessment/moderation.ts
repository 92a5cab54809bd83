/** Every mark of a sheet changed alike: by how much, and why. */
export type Moderation = {
  /** `+5` or `-2.5` marks added or taken off, `/80` as if the paper had been out of so many. */
  readonly how: string;
  readonly reason: string;
};

/** A moderation as it was carried out; `changed` tells how many scores became others. */
export type DoneModeration = Moderation & { readonly changed: number };

export const MIN_REASON = 3;
export const MAX_REASON = 200;

/** The text if it says how marks are changed, in the one way it is written; else null. */
export const parseHow = (text: string): string | null =>
  /^(?:[+-](?:[1-9]\d{0,2}(?:\.[1-9])?|0\.[1-9])|\/[1-9]\d{0,2})$/.test(text) ? text : null;

/** What was added to every mark, in marks; null where they were scaled. */
export const addedBy = (how: string): number | null => (how.startsWith("/") ? null : Number(how));

/** What the marks were out of before they were scaled; null where some were added. */
export const scaledFrom = (how: string): number | null => (how.startsWith("/") ? Number(how.slice(1)) : null);
