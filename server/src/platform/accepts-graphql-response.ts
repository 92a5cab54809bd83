/**
 * Whether an answer goes out as `application/graphql-response+json`: only to those who name it and do not name
 * `application/json` before it or with a greater weight.
 */
export function acceptsGraphqlResponse(accept: string | undefined): boolean {
  if (!accept?.includes("application/graphql-response+json")) return false;
  return weightOf(accept, "application/graphql-response+json") > weightOf(accept, "application/json");
}

function weightOf(accept: string, mediaType: string): number {
  const ranges = accept.split(",").map((range) => range.trim().toLowerCase());
  const place = ranges.findIndex((range) => range.split(";")[0]?.trim() === mediaType);
  if (place < 0) return 0;
  const quality = Number(/;\s*q=([\d.]+)/.exec(ranges[place] ?? "")?.[1] ?? 1);
  return quality - place / 1000;
}
