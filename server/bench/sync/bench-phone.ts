import { Agent, request } from "node:http";
import { brotliDecompressSync, deflateSync } from "node:zlib";
import type { FeedColumns } from "../../src/sync/pull/feed-columns.js";
import { encodeKnown } from "./encode-known.js";
import documents from "../../src/sync/persisted-documents.json" with { type: "json" };
import type { PullPage } from "../../src/sync/pull/pull.js";
import { Replica } from "../../test/sync/replica.js";

type WirePage = {
  e: string;
  a: string;
  s: { i: number; k: string; c: string | null }[] | null;
  c: { s: number; h: number; f: boolean; d: string; i: FeedColumns }[];
  x: number[];
  m: boolean;
  t: number;
};
type WireVerdict = { n: number; o: string };
type Answer = { data?: { r: WirePage & { v: WireVerdict[]; p: WirePage } }; errors?: unknown };

/** A phone as the server sees one: the app's own documents and bodies, over one connection that it keeps. */
export class BenchPhone {
  readonly holds = new Replica();
  requests = 0;
  /** Bytes of bodies as they travel. */
  up = 0;
  down = 0;
  #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #origin: string;

  constructor(
    readonly token: string,
    origin: string,
  ) {
    this.#origin = origin;
  }

  /** Goes on over another link: a new connection, counted from nothing. */
  moveTo(origin: string): void {
    this.close();
    this.#agent = new Agent({ keepAlive: true, maxSockets: 1 });
    this.#origin = origin;
    Object.assign(this, { requests: 0, up: 0, down: 0 });
  }

  /** Fetches until there is no more; `afterFirst` once the short first page is held, with which a user can begin. */
  async pull(afterFirst: () => void = () => undefined): Promise<void> {
    for (let first = true, more = true; more; first = false) {
      const page = (await this.#ask("query Pull(", { p: encodeKnown(this.holds.since()) })).r;
      this.#take(page);
      if (first) afterFirst();
      more = page.m;
    }
  }

  /** Says these in one request, and hears how each was judged. */
  async push(at: Date, operations: readonly string[]): Promise<string[]> {
    const variables = { n: at.getTime() / 1000, o: operations, p: encodeKnown(this.holds.since()) };
    const { v, p } = (await this.#ask("mutation Push(", variables)).r;
    this.#take(p);
    if (p.m) await this.pull();
    return v.map(({ o }) => o);
  }

  /** The scope of a class, and up to where it is known. */
  classScope(classId: number): { name: string; cursor: number } {
    const scope = [...this.holds.scopes.values()].find(({ name }) => name === `CLASS_TERM ${classId}`);
    if (!scope) throw new Error(`the phone does not follow class ${classId}`);
    return scope;
  }

  close(): void {
    this.#agent.destroy();
  }

  #take({ e, a, s, c, x, m, t }: WirePage): void {
    const scopes = s && s.map(({ i, k, c: classId }) => ({ id: i, name: `${k} ${classId ?? i}` }));
    const changes = c.map(({ s: scope, h, f, d, i }) => ({ scope, head: h, full: f, digest: d, items: i }));
    const page = { epoch: e, access: a, scopes, changes, more: m, diverged: x, serverTime: t };
    const differing = this.holds.take(page as unknown as PullPage);
    if (differing.length > 0) throw new Error(`the phone's digest differs: ${differing.join(", ")}`);
  }

  async #ask(operation: string, variables: object): Promise<NonNullable<Answer["data"]>> {
    const [documentId] =
      Object.entries(documents).find(([, text]) => text.includes(operation) && text.includes("v: 2")) ?? [];
    const body = deflateSync(JSON.stringify({ documentId, variables }), { level: 9 });
    const { bytes, encoding } = await this.#send(body);
    this.requests += 1;
    this.up += body.length;
    this.down += bytes.length;
    const answer = JSON.parse(String(encoding === "br" ? brotliDecompressSync(bytes) : bytes)) as Answer;
    if (!answer.data) throw new Error(`the server refused: ${JSON.stringify(answer.errors)}`);
    return answer.data;
  }

  #send(body: Buffer): Promise<{ bytes: Buffer; encoding: string | undefined }> {
    const headers = {
      "content-type": "application/json",
      "content-encoding": "deflate",
      "accept-encoding": "gzip, deflate, br",
      "content-length": body.length,
      authorization: `Bearer ${this.token}`,
    };
    return new Promise((resolve, reject) => {
      const sent = request(`${this.#origin}/graphql`, { method: "POST", headers, agent: this.#agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({ bytes: Buffer.concat(chunks), encoding: response.headers["content-encoding"] }),
        );
        response.on("error", reject);
      });
      sent.on("error", reject);
      sent.end(body);
    });
  }
}
