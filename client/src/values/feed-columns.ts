import { MalformedError } from "./malformed-error";

/** One fact of a scope: its key and its line, empty when the fact is gone. */
export type FeedItem = readonly [key: string, line: string];

/**
 * `[letter, [suffix...], [first field...], ...]` for each kind of item, so that like stands by like and compresses;
 * `["-", [key...]]` for items that are gone.
 */
export function decodeFeedColumns(columns: unknown): FeedItem[] {
  if (!Array.isArray(columns)) throw new MalformedError("a list of groups", columns);
  return columns.flatMap(decodeGroup);
}

function decodeGroup(group: unknown): FeedItem[] {
  if (!Array.isArray(group)) throw new MalformedError("a group of items", group);
  const [letter, suffixes, ...fields] = group as unknown[];
  if (typeof letter !== "string" || letter.length !== 1 || !isColumn(suffixes)) {
    throw new MalformedError("a group's letter and keys", group);
  }
  if (letter === "-") return decodeTombstones(suffixes, fields);
  if (fields.length === 0 || !fields.every((field) => isColumn(field) && field.length === suffixes.length)) {
    throw new MalformedError("a group's columns", group);
  }
  return suffixes.map((suffix, row) => [letter + suffix, (fields as string[][]).map((field) => field[row]).join("|")]);
}

function decodeTombstones(keys: string[], fields: unknown[]): FeedItem[] {
  if (fields.length > 0) throw new MalformedError("a group of tombstones", keys);
  return keys.map((key) => [key, ""]);
}

function isColumn(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((field) => typeof field === "string");
}
