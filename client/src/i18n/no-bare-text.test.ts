import { expect, test } from "vitest";

const sources = import.meta.glob<string>(["../**/*.tsx", "!../**/*.test.tsx"], {
  eager: true,
  query: "?raw",
  import: "default",
});

/** Names that are the same in every language. */
const NAMES = new Set(["Asili", "PDF"]);

const BETWEEN_TAGS = />\s*([^<>{}()=;]*\p{L}{2}[^<>{}()=;]*?)\s*<\//gu;
const SPOKEN_ATTRIBUTES = /\b(?:aria-label|title|placeholder|alt|label|hint|help|submit|cancel)="([^"]*\p{L}[^"]*)"/gu;

test.each(Object.entries(sources))("%s shows no text but what both languages know", (_file, source) => {
  const bare = [...source.matchAll(BETWEEN_TAGS), ...source.matchAll(SPOKEN_ATTRIBUTES)].map(([, text]) => text ?? "");
  expect(bare.filter((text) => !NAMES.has(text))).toEqual([]);
});
