import documents from "../../generated/wire/persisted-documents.json";
import { addDigests, itemDigest } from "../../values/digest";
import type { FeedItem } from "../../values/feed-columns";

type Scope = {
  readonly kind: "SCHOOL" | "CLASS_TERM" | "USER";
  readonly classId: string | null;
  head: number;
  readonly items: Map<string, { line: string; seq: number }>;
};
type Verdict = { n: number; o: string; c: string | null; m: string | null; l: string | null; s: number | null };

/** What goes wrong with a request; "answer-lost" does its work first. */
export type Fault =
  | "request-lost"
  | "answer-lost"
  | "truncated"
  | "portal"
  | "portal 401"
  | 401
  | 413
  | 426
  | 429
  | 500;

/**
 * Enough of a server to try the engine's transport on: it keeps operations in order with their verdicts and serves a feed.
 * The rules of registers are the real server's, and are tested with it.
 */
export class StandInServer {
  readonly scopes = new Map<number, Scope>();
  readonly applied: string[] = [];
  readonly requests: { readonly document: string; readonly operations: number; readonly bytes: number }[] = [];
  readonly #verdicts = new Map<number, { text: string; verdict: Verdict }>();
  epoch = "e1";
  access = "a1";
  maxOperations = Number.POSITIVE_INFINITY;
  /** False refuses the refresh: the sign-in has run out. */
  signedIn = true;
  /** Asked before each request, with its number from 0. */
  fault: (request: number) => Fault | null = () => null;
  /** Seconds to leave it alone, said with every fault that is a status. */
  retryAfter = 0;
  refuse: (text: string) => string | null = () => null;
  /** Has its way with an answer before it leaves. */
  spoil: (answer: string) => string = (answer) => answer;

  constructor() {
    this.scopes.set(1, { kind: "SCHOOL", classId: null, head: 0, items: new Map() });
    this.scopes.set(2, { kind: "USER", classId: null, head: 0, items: new Map() });
    this.put(1, "s", "Asili Junior School|12345");
    this.put(1, "t3", "2026|3|260824|261127");
    this.put(1, "x1", "SICK|Sick|Mgonjwa|AE");
  }

  withClass(classId: number, learners: number): this {
    const scope = 10 + classId;
    this.scopes.set(scope, { kind: "CLASS_TERM", classId: String(classId), head: 0, items: new Map() });
    this.put(1, `c${classId}`, `Grade 7 East|G7|East`);
    this.put(2, `k${classId}`, "class");
    this.put(scope, "v", "1");
    for (let at = 1; at <= learners; at++)
      this.put(scope, `l${at}`, `${classId * 1000 + at}|00${at}|Learner ${at}|F|1|`);
    return this;
  }

  put(scope: number, key: string, line: string): number {
    const held = this.scopes.get(scope)!;
    held.head += 1;
    held.items.set(key, { line, seq: held.head });
    return held.head;
  }

  readonly fetch: typeof fetch = async (_url, init) => {
    const { documentId, variables, bytes } = await unpack(init!);
    const [, document = ""] = /(?:mutation|query) (\w+)/.exec((documents as Record<string, string>)[documentId]!) ?? [];
    const fault = this.fault(this.requests.length);
    this.requests.push({ document, operations: (variables["o"] as string[] | undefined)?.length ?? 0, bytes });
    if (fault === "request-lost") throw new TypeError("Failed to fetch");
    if (fault === "portal" || fault === "portal 401") {
      const status = fault === "portal" ? 200 : 401;
      return new Response("<html>Buy airtime</html>", { status, headers: { "content-type": "text/html" } });
    }
    if (typeof fault === "number") {
      const headers = this.retryAfter > 0 ? { "retry-after": String(this.retryAfter) } : {};
      return new Response(fault in CODES ? JSON.stringify(refusal(CODES[fault]!)) : "", { status: fault, headers });
    }
    const answer = this.spoil(JSON.stringify(this.#answer(document, variables)));
    if (fault === "answer-lost") throw new TypeError("Failed to fetch");
    return new Response(fault === "truncated" ? answer.slice(0, -9) : answer, {
      headers: { "content-type": "application/json" },
    });
  };

  #answer(document: string, variables: Record<string, unknown>): unknown {
    if (document === "Refresh") return this.signedIn ? { data: { refresh: SIGNED_IN } } : refusal("UNAUTHENTICATED");
    if (document === "SignIn") return { data: { signIn: SIGNED_IN } };
    const known = variables["p"] as string | null;
    if (document === "Pull") return { data: { r: this.#page(known!) } };
    const operations = variables["o"] as string[];
    if (operations.length > this.maxOperations) return refusal("PAYLOAD_TOO_LARGE");
    return {
      data: {
        r: { v: operations.map((text) => this.#judge(text)), f: false, p: known === null ? null : this.#page(known) },
      },
    };
  }

  #judge(text: string): Verdict {
    const n = Number(text.split(" ")[0]);
    const held = this.#verdicts.get(n);
    if (held) return held.text === text ? held.verdict : { ...NO_WORD, n, o: "REJECTED", c: "COUNTER_REUSED" };
    const code = this.refuse(text);
    const verdict = code
      ? { ...NO_WORD, n, o: "REJECTED", c: code, m: "No." }
      : { ...NO_WORD, n, o: "APPLIED", s: this.#apply(text) };
    this.#verdicts.set(n, { text, verdict });
    return verdict;
  }

  #apply(text: string): number {
    const [, kind, classId, when, ...said] = text.split(" ");
    this.applied.push(text);
    const roll = kind === "r" ? `${said[0]}|${said[1]}` : `0|N${said[0]}`;
    return this.put(10 + Number(classId), `r${when}`, `${roll}|7|${said.at(-1)}`);
  }

  #page(known: string): unknown {
    const [, access, ...rest] = known.split(" ");
    const digest = rest.at(-1)?.startsWith("=") ? Number(rest.pop()!.slice(1)) : null;
    const cursors = new Map(rest.map((pair) => pair.split(":").map(Number) as [number, number]));
    const changes = [...this.scopes].filter(([id, { head }]) => head > (cursors.get(id) ?? 0));
    const diverged = digest !== null && changes.length === 0 && digest !== this.digest();
    return {
      e: this.epoch,
      a: this.access,
      s:
        access === this.access
          ? null
          : [...this.scopes].map(([i, { kind, classId }]) => ({ i, k: kind, c: classId, t: null })),
      c: changes.map(([id, scope]) => changeOf(id, scope, cursors.get(id) ?? 0)),
      m: false,
      x: diverged ? [...this.scopes.keys()] : [],
      t: 0,
    };
  }

  digest(): number {
    return addDigests(...[...this.scopes.values()].map(digestOf));
  }

  /** Back to an earlier life: what came after is gone, and the epoch tells. */
  restore(earlier: StandInServer): void {
    this.scopes.clear();
    for (const [id, scope] of earlier.scopes) this.scopes.set(id, { ...scope, items: new Map(scope.items) });
    this.#verdicts.clear();
    this.applied.length = 0;
    this.epoch += "'";
  }
}

/** What only the server itself can say. */
const CODES: Record<number, string> = { 401: "UNAUTHENTICATED", 426: "UPGRADE_REQUIRED" };

const NO_WORD = { c: null, m: null, l: null, s: null };

const SIGNED_IN = {
  accessToken: "token",
  expiresAt: "2026-11-23T06:15:00Z",
  deviceId: "9",
  viewer: {
    user: { id: "7", name: "Mwalimu", locale: "en" },
    school: { id: "1", name: "Asili Junior School" },
    roles: ["CLASS_TEACHER"],
    schools: [],
  },
};

function refusal(code: string): unknown {
  return { errors: [{ message: code, extensions: { code } }] };
}

function digestOf({ items }: Scope): number {
  return addDigests(...[...items].map(([key, { line }]) => itemDigest(key, line)));
}

function changeOf(id: number, scope: Scope, since: number): unknown {
  const items = [...scope.items].filter(([, { seq, line }]) => seq > since && (since > 0 || line !== ""));
  const columns = items.map(([key, { line }]) => columnsOf([key, line]));
  return { s: id, h: scope.head, f: since === 0, d: String(digestOf(scope)), i: columns };
}

function columnsOf([key, line]: FeedItem): unknown {
  return line === "" ? ["-", [key]] : [key[0], [key.slice(1)], ...line.split("|").map((field) => [field])];
}

async function unpack(init: RequestInit) {
  const packed = new Headers(init.headers).get("content-encoding") === "deflate";
  const body = new Blob([init.body as Uint8Array<ArrayBuffer>]);
  const stream = packed ? body.stream().pipeThrough(new DecompressionStream("deflate")) : body.stream();
  const { documentId, variables } = JSON.parse(await new Response(stream).text()) as {
    documentId: string;
    variables: Record<string, unknown>;
  };
  return { documentId, variables, bytes: body.size };
}
