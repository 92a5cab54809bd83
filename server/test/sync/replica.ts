import { itemDigest } from "../../src/events/digest.js";
import type { FeedColumns } from "../../src/sync/pull/feed-columns.js";
import type { Known } from "../../src/sync/pull/parse-known.js";
import type { PullPage } from "../../src/sync/pull/pull.js";
import type { ScopeId } from "../../src/values/ids.js";

type Held = { name: string; cursor: number; items: Map<string, string> };

/** What a device holds, kept the simplest way: pages go in, items come out, digests are added up anew each time. */
export class Replica {
  epoch: string | null = null;
  access: string | null = null;
  readonly scopes = new Map<number, Held>();

  since(withDigest = false): Known {
    return {
      epoch: this.epoch,
      access: this.access,
      cursors: new Map([...this.scopes].map(([id, { cursor }]) => [id as ScopeId, cursor])),
      digest: withDigest ? this.digest() : null,
    };
  }

  /** Takes a page in, and names the scopes whose digest then differs from the server's. */
  take(page: PullPage): string[] {
    if (this.epoch !== page.epoch) for (const held of this.scopes.values()) held.cursor = 0;
    this.epoch = page.epoch;
    if (page.scopes) {
      const listed = new Map(page.scopes.map(({ id, name }) => [id as number, name]));
      for (const id of this.scopes.keys()) if (!listed.has(id)) this.scopes.delete(id);
      for (const [id, name] of listed) {
        if (!this.scopes.has(id)) this.scopes.set(id, { name, cursor: 0, items: new Map() });
      }
      this.access = page.access;
    }
    const differing: string[] = [];
    for (const { scope, head, full, digest, items } of page.changes) {
      const held = this.scopes.get(scope)!;
      if (full) held.items.clear();
      for (const [item, line] of readColumns(items)) {
        if (line === "") held.items.delete(item);
        else held.items.set(item, line);
      }
      held.cursor = head;
      if (digest !== "" && Number(digest) !== digestOf(held)) differing.push(held.name);
    }
    return differing;
  }

  digest(): number {
    return [...this.scopes.values()].reduce((sum, held) => (sum + digestOf(held)) % 2 ** 32, 0);
  }

  items(name: string): Record<string, string> {
    const held = [...this.scopes.values()].find((scope) => scope.name === name);
    return Object.fromEntries(held?.items ?? []);
  }

  names(): string[] {
    return [...this.scopes.values()].map(({ name }) => name);
  }
}

const digestOf = ({ items }: Held): number =>
  [...items].reduce((sum, [item, line]) => (sum + itemDigest(item, line)) % 2 ** 32, 0);

function readColumns(columns: FeedColumns): [string, string][] {
  return columns.flatMap(([letter, suffixes = [], ...fields]): [string, string][] =>
    letter === "-"
      ? suffixes.map((item) => [item, ""])
      : suffixes.map((suffix, row) => [letter + suffix, fields.map((field) => field[row]).join("|")]),
  );
}
