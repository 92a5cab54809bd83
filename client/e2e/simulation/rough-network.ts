import { Agent, request } from "node:http";
import { inflateSync } from "node:zlib";
import type { FaultLog } from "./fault-log";
import type { VerdictTold } from "./checker/ledger";
import type { Tab } from "./tab";
import type { Tampering } from "./tampering";

/** What befalls a request on its way there, in the server, and on the way back. */
const ON_THE_WAY = [
  "request lost",
  "arrives late",
  "captive portal",
  "401",
  "413",
  "426",
  "429",
  "500",
  "503",
] as const;
const IN_THE_SERVER = ["sent twice", "database deadlock", "database fails"] as const;
const ON_THE_WAY_BACK = [
  "answer lost",
  "answer cut short",
  "answer garbled",
  "answer overtaken",
  "another's answer",
] as const;

/** How chance decides; null lets it pass. */
export type Draw = <Kind>(kinds: readonly Kind[], likelihood: number) => Kind | null;

type PageTold = {
  readonly s: readonly { readonly i: number; readonly k: string; readonly c: string | null }[] | null;
};

export type Witness = {
  readonly tampering: Tampering;
  /** Before operations leave the phone. */
  readonly sending: (operations: readonly string[]) => Promise<void>;
  /** Before anybody hears what the server said. */
  readonly taken: (device: number, operations: readonly string[]) => Promise<void>;
  /** What the server said, whether or not the phone hears of it. */
  readonly judged: (device: number, operations: readonly string[], verdicts: readonly VerdictTold[]) => void;
  /** The verdicts that the server keeps of them, in their order; none where it has none. */
  readonly stored: (device: number, operations: readonly string[]) => Promise<readonly VerdictTold[]>;
  /** What the phone hears. */
  readonly told: (page: PageTold) => void;
  readonly now: () => number;
  /** Two tabs of one device send operations at once. */
  readonly clashed: () => void;
  /** Has the server's database fail at one of the next statements. */
  readonly trouble: (kind: "database deadlock" | "database fails") => void;
};

type Message = { readonly variables?: { readonly o?: readonly string[]; readonly p?: string } };
type Said = PageTold & { readonly v?: readonly VerdictTold[]; readonly p?: PageTold | null };
type Sent = { readonly path: string; readonly init: RequestInit };

// A tab that is not done by then may be robbed of its turn.
const PATIENCE_MS = 30_000;
// More than any cycle has reason to make: a phone that would ask for ever is cut off.
const MOST_REQUESTS = 100;
const NEVER_LATER = { draw: () => null } as { draw: Draw };
const agent = new Agent({ keepAlive: true });

/** A device's way to the server. Whatever goes wrong is written down; so is what the server answers. */
export class RoughNetwork {
  readonly #urlOf: () => string;
  readonly #faults: FaultLog;
  readonly #witness: Witness;
  readonly #late: (() => Promise<unknown>)[] = [];
  readonly #cookies: Map<string, string>;
  /** Tabs whose operations are on their way, and since when. */
  readonly #pushing = new Map<Tab, number>();
  #requests = 0;
  /** Requests with more operations than this are refused. */
  mostOperations = Number.POSITIVE_INFINITY;
  draw: Draw = NEVER_LATER.draw;

  constructor(urlOf: () => string, faults: FaultLog, witness: Witness, cookies = new Map<string, string>()) {
    this.#urlOf = urlOf;
    this.#faults = faults;
    this.#witness = witness;
    this.#cookies = cookies;
  }

  get cookies(): ReadonlyMap<string, string> {
    return this.#cookies;
  }

  calm(): void {
    this.draw = NEVER_LATER.draw;
    this.mostOperations = Number.POSITIVE_INFINITY;
  }

  /** A new step of the world. */
  begin(): void {
    this.#requests = 0;
  }

  /** A request that its phone had given up reaches the server after all. */
  async deliverLate(): Promise<boolean> {
    const perform = this.#late.shift();
    await perform?.().catch(() => undefined);
    return perform !== undefined;
  }

  /** The server went away, and with it all that was on its way. */
  dropLate(): void {
    this.#late.length = 0;
  }

  async ask(tab: Tab | null, path: string, init: RequestInit): Promise<Response> {
    if (!tab || !readMessage(init).variables?.o?.length) return this.#ask(tab, path, init);
    const now = this.#witness.now();
    if ([...this.#pushing].some(([other, at]) => other !== tab && !other.isDead && now - at < PATIENCE_MS))
      this.#witness.clashed();
    this.#pushing.set(tab, now);
    return this.#ask(tab, path, init).finally(() => this.#pushing.delete(tab));
  }

  async #ask(tab: Tab | null, path: string, init: RequestInit): Promise<Response> {
    if (++this.#requests > MOST_REQUESTS) throw unreachable();
    const sent = { path, init };
    const before = this.draw(ON_THE_WAY, 0.36);
    if (before) return this.#stop(before, sent);
    const operations = readMessage(init).variables?.o ?? [];
    if (operations.length > this.mostOperations) return this.#stop("413", sent);
    const inside = this.draw(IN_THE_SERVER, 0.12);
    if (inside === "sent twice") this.#faults.count(inside);
    else if (inside) this.#witness.trouble(inside);
    if (inside === "sent twice") await this.#perform(sent);
    const answer = await this.#perform(sent);
    const after = this.draw(tab ? ON_THE_WAY_BACK : ON_THE_WAY_BACK.filter((one) => one !== "answer overtaken"), 0.3);
    if (after) this.#faults.count(after);
    return this.#bring(after, answer, tab);
  }

  async #stop(fault: (typeof ON_THE_WAY)[number], sent: Sent): Promise<Response> {
    this.#faults.count(fault);
    switch (fault) {
      case "arrives late":
        this.#late.push(() => this.#perform(sent));
        throw unreachable();
      case "request lost":
        throw unreachable();
      case "captive portal":
        return new Response("<html>Buy airtime</html>", { headers: { "content-type": "text/html" } });
      default: {
        const headers = fault === "429" ? { "retry-after": "20" } : {};
        return new Response(fault === "401" ? UNAUTHENTICATED : "", { status: Number(fault), headers });
      }
    }
  }

  async #bring(fault: (typeof ON_THE_WAY_BACK)[number] | null, answer: Response, tab: Tab | null): Promise<Response> {
    const { status, headers } = answer;
    switch (fault) {
      case "answer lost":
        throw unreachable();
      case "answer cut short": {
        const text = await answer.text();
        return new Response(text.slice(0, text.length >> 1), { status, headers });
      }
      case "answer garbled":
        return new Response((await answer.text()).replaceAll('"', "'"), { status, headers });
      case "another's answer":
        return new Response('{"data":{"viewer":null}}', { status, headers });
      case "answer overtaken":
        await tab!.park();
        return this.#deliver(answer);
      default:
        return this.#deliver(answer);
    }
  }

  async #perform({ path, init }: Sent): Promise<Response> {
    const message = readMessage(init);
    const { tampering, sending, taken, judged, stored } = this.#witness;
    const operations = message.variables?.o ?? [];
    if (operations.length > 0) await sending(operations);
    const sent = tampering.operations?.(operations) ?? operations;
    const { o, p } = message.variables ?? {};
    const changed =
      tampering.operations || tampering.known
        ? { ...message.variables, ...(o && { o: sent }), ...(p && { p: tampering.known?.(p) ?? p }) }
        : null;
    const answer = await this.#send(path, changed ? rewrite(init, { ...message, variables: changed }) : init);
    if (operations.length === 0) return answer;
    const text = await answer.text();
    const said = saidIn(text);
    const device = deviceIn(init);
    if (said?.v) await taken(device, sent);
    // The server may have taken what it then failed to answer.
    const verdicts = said?.v ?? (await stored(device, sent));
    if (verdicts.length > 0) judged(device, sent, verdicts);
    return new Response(text, { status: answer.status, headers: answer.headers });
  }

  async #deliver(answer: Response): Promise<Response> {
    const plain = await answer.text();
    const text = this.#witness.tampering.answer?.(plain) ?? plain;
    const said = saidIn(text);
    const page = said && (said.v ? said.p : said);
    if (page) this.#witness.told(page);
    return new Response(text, { status: answer.status, headers: answer.headers });
  }

  /** Over a connection that is kept, which takes a fraction of what `fetch` does. */
  #send(path: string, init: RequestInit): Promise<Response> {
    const headers = Object.fromEntries(new Headers(init.headers));
    headers["cookie"] = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return new Promise((resolve, reject) => {
      const options = { agent, method: init.method ?? "GET", headers };
      const asking = request(new URL(path, this.#urlOf()), options, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("error", reject);
        answer.on("end", () => {
          for (const cookie of answer.headers["set-cookie"] ?? []) this.#keep(cookie);
          const kept = new Headers();
          for (const name of ["content-type", "retry-after"])
            if (answer.headers[name]) kept.set(name, String(answer.headers[name]));
          resolve(new Response(Buffer.concat(chunks), { status: answer.statusCode ?? 500, headers: kept }));
        });
      });
      asking.on("error", reject);
      asking.end(init.body as Uint8Array);
    });
  }

  #keep(cookie: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (/max-age=0|expires=thu, 01 jan 1970/i.test(cookie)) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

const UNAUTHENTICATED = JSON.stringify({ errors: [{ message: "", extensions: { code: "UNAUTHENTICATED" } }] });

const unreachable = () => new TypeError("Failed to fetch");

function readMessage(init: RequestInit): Message {
  const body = init.body as Uint8Array;
  const packed = new Headers(init.headers).get("content-encoding") === "deflate";
  return JSON.parse(Buffer.from(packed ? inflateSync(body) : body).toString()) as Message;
}

function rewrite(init: RequestInit, message: object): RequestInit {
  const headers = new Headers(init.headers);
  headers.delete("content-encoding");
  return { ...init, headers, body: new TextEncoder().encode(JSON.stringify(message)) };
}

function saidIn(text: string): Said | null {
  const { data } = JSON.parse(text) as { data?: { r?: Said } | null };
  return data?.r ?? null;
}

/** Whose device a request speaks for, by the token it carries. */
function deviceIn(init: RequestInit): number {
  const [, claims = ""] = (new Headers(init.headers).get("authorization") ?? "").split(".");
  return (JSON.parse(Buffer.from(claims, "base64url").toString()) as { d: number }).d;
}
