/** One item of a scope's feed: its key and its line, empty when it is gone. */
export type FeedItem = { readonly item: string; readonly line: string };

/** `[letter, [suffix...], [first field...], ...]` for each kind of item; `["-", [key...]]` for those that are gone. */
export type FeedColumns = readonly (readonly [string, ...(readonly string[])[]])[];

const TOMBSTONES = "-";

/**
 * Turns items around, so that like stands by like and compresses. Grouped by letter and number of fields; groups and
 * items keep the order in which they came.
 */
export function toColumns(items: readonly FeedItem[]): FeedColumns {
  const groups = new Map<string, [string, ...string[][]]>();
  for (const { item, line } of items) {
    if (line === "") add(groups, TOMBSTONES, [item]);
    else add(groups, item[0]!, [item.slice(1), ...line.split("|")]);
  }
  return [...groups.values()];
}

function add(groups: Map<string, [string, ...string[][]]>, letter: string, values: readonly string[]): void {
  const name = `${letter}${values.length}`;
  let group = groups.get(name);
  if (!group) groups.set(name, (group = [letter, ...values.map((): string[] => [])]));
  values.forEach((value, column) => (group[column + 1] as string[]).push(value));
}

/** The order that compresses best: kinds together, and within a kind by number or day. */
export const byKey = (one: FeedItem, other: FeedItem): number =>
  compareText(one.item[0]!, other.item[0]!) || one.item.length - other.item.length || compareText(one.item, other.item);

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
