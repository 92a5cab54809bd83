import type { FeedColumns } from "../../src/sync/pull/feed-columns.js";
import type { PullPage } from "../../src/sync/pull/pull.js";
import { Replica } from "../../test/sync/replica.js";
import { encodeKnown } from "../sync/encode-known.js";

const PULL = `query ($since: Known!) { pull(v: 2, since: $since) {
  epoch access more diverged serverTime scopes { id kind classId termId }
  changes { scope head full digest items } } }`;

type Scope = { id: number; kind: string; classId: string | null };
type Page = Omit<PullPage, "scopes" | "changes"> & {
  scopes: Scope[] | null;
  changes: { scope: number; head: number; full: boolean; digest: string; items: FeedColumns }[];
};

/**
 * A device that asks again and again what is new, and notices at once when the server's sum over a scope differs from
 * what it was given of it: then something was missed, or came out of order.
 */
export class PollingReader {
  readonly #replica = new Replica();
  readonly #heads = new Map<number, number>();
  pulls = 0;
  differing = 0;
  backwards = 0;

  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  /** Asks until there is no more; tells whether there was anything. */
  async catchUp(): Promise<boolean> {
    let wasNews = false;
    for (let page = await this.#pull(); ; page = await this.#pull()) {
      wasNews ||= page.changes.length > 0;
      if (!page.more) return wasNews;
    }
  }

  /** The last sequence it knows of each class's scope. */
  headOf(classId: number): number {
    const held = [...this.#replica.scopes].find(([, { name }]) => name === `CLASS_TERM:${classId}`);
    return held?.[1].cursor ?? 0;
  }

  async #pull(): Promise<Page> {
    const response = await fetch(`${this.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${this.token}` },
      body: JSON.stringify({ query: PULL, variables: { since: encodeKnown(this.#replica.since()) } }),
    });
    const { data, errors } = (await response.json()) as { data?: { pull: Page }; errors?: unknown };
    if (!data) throw new Error(`a pull was refused: ${JSON.stringify(errors)}`);
    const page = data.pull;
    for (const { scope, head } of page.changes) {
      if (head < (this.#heads.get(scope) ?? 0)) this.backwards++;
      this.#heads.set(scope, head);
    }
    const scopes = page.scopes?.map((scope) => ({ ...scope, name: `${scope.kind}:${scope.classId}` })) ?? null;
    this.differing += this.#replica.take({ ...page, scopes } as unknown as PullPage).length;
    this.pulls++;
    return page;
  }
}
