import { inflateSync } from "node:zlib";
import type { Network } from "../../src/sync/testing/a-phone";
import type { CookieJar } from "../engine/cookie-jar";
import type { FaultLog } from "./fault-log";
import type { PageTold, VerdictTold } from "./ledger";

const NETWORK_FAULTS = [
  "request lost",
  "answer lost",
  "answer cut short",
  "sent twice",
  "arrives late",
  "answer overtaken",
  "captive portal",
  "401",
  "413",
  "429",
  "500",
  "503",
] as const;
type NetworkFault = (typeof NETWORK_FAULTS)[number];

type Witness = {
  /** Before a request leaves; what the server is sent instead. */
  readonly sending: (operations: readonly string[]) => Promise<readonly string[]>;
  /** What the server said, whether or not the phone hears of it. */
  readonly judged: (operations: readonly string[], verdicts: readonly VerdictTold[]) => void;
  /** What the phone hears. */
  readonly told: (page: PageTold) => void;
  readonly answer: (text: string) => string;
};

// More than any cycle has reason to make: a phone that would ask for ever is cut off.
const MOST_REQUESTS = 100;

type Variables = { readonly o?: readonly string[] };
type Said = PageTold & { readonly v?: readonly VerdictTold[]; readonly p?: PageTold | null };

/** A phone's way to the server. Whatever goes wrong is written down; so is what the server answers. */
export class RoughNetwork implements Network {
  readonly #jar: CookieJar;
  readonly #faults: FaultLog;
  readonly #witness: Witness;
  readonly #late: (() => Promise<unknown>)[] = [];
  #parked: (() => void) | null = null;
  #onPark: () => void = () => undefined;
  #requests = 0;
  /** Asked before each request; null lets it through. */
  draw: (faults: readonly NetworkFault[]) => NetworkFault | null = () => null;

  constructor(jar: CookieJar, faults: FaultLog, witness: Witness) {
    this.#jar = jar;
    this.#faults = faults;
    this.#witness = witness;
  }

  readonly fetch: typeof fetch = async (path, init) => {
    const perform = () => this.#perform(path, init);
    if (++this.#requests > MOST_REQUESTS) throw unreachable();
    // One answer at a time is overtaken: the tab whose it is waits for it.
    const fault = this.draw(this.#parked ? NETWORK_FAULTS.filter((one) => one !== "answer overtaken") : NETWORK_FAULTS);
    if (!fault) return this.#deliver(await perform());
    this.#faults.count(fault);
    switch (fault) {
      case "request lost":
        throw unreachable();
      case "answer lost":
        await perform();
        throw unreachable();
      case "answer cut short":
        return cutShort(await perform());
      case "sent twice":
        await perform();
        return this.#deliver(await perform());
      case "arrives late":
        this.#late.push(perform);
        throw unreachable();
      case "answer overtaken":
        return this.#deliver(await this.#park(await perform()));
      case "captive portal":
        return new Response("<html>Buy airtime</html>", { headers: { "content-type": "text/html" } });
      default:
        return new Response(fault === "401" ? UNAUTHENTICATED : "", { status: Number(fault) });
    }
  };

  /** A tab begins or goes on. Resolves once an answer lies on the way, to be overtaken by what the other tabs do. */
  whenParked(): Promise<void> {
    this.#requests = 0;
    return new Promise((resolve) => (this.#onPark = resolve));
  }

  letGo(): void {
    this.#parked?.();
    this.#parked = null;
  }

  /** A request that its phone had given up reaches the server after all. */
  async deliverLate(): Promise<void> {
    await this.#late.shift()?.();
  }

  async #park(answer: Response): Promise<Response> {
    const letGo = new Promise<void>((resolve) => (this.#parked = resolve));
    this.#onPark();
    await letGo;
    return answer;
  }

  async #perform(path: string | URL | Request, init?: RequestInit): Promise<Response> {
    const message = readMessage(init);
    const operations = message.variables.o ?? [];
    if (operations.length === 0) return this.#jar.fetch(path, init);
    const sent = await this.#witness.sending(operations);
    const changed =
      sent === operations ? init : rewrite(init, { ...message, variables: { ...message.variables, o: sent } });
    const answer = await this.#jar.fetch(path, changed);
    const said = saidIn(await answer.clone().text());
    if (said?.v) this.#witness.judged(sent, said.v);
    return answer;
  }

  async #deliver(answer: Response): Promise<Response> {
    const text = this.#witness.answer(await answer.text());
    const said = saidIn(text);
    const page = said && (said.v ? said.p : said);
    if (page?.c) this.#witness.told(page);
    return new Response(text, { status: answer.status, headers: answer.headers });
  }
}

const UNAUTHENTICATED = JSON.stringify({ errors: [{ message: "", extensions: { code: "UNAUTHENTICATED" } }] });

const unreachable = () => new TypeError("Failed to fetch");

async function cutShort(answer: Response): Promise<Response> {
  const text = await answer.text();
  return new Response(text.slice(0, text.length >> 1), { status: answer.status, headers: answer.headers });
}

function readMessage(init?: RequestInit): { readonly variables: Variables } {
  const body = init?.body as Uint8Array;
  const packed = new Headers(init?.headers).get("content-encoding") === "deflate";
  return JSON.parse(Buffer.from(packed ? inflateSync(body) : body).toString()) as { variables: Variables };
}

function rewrite(init: RequestInit | undefined, message: object): RequestInit {
  const headers = new Headers(init?.headers);
  headers.delete("content-encoding");
  return { ...init, headers, body: new TextEncoder().encode(JSON.stringify(message)) };
}

function saidIn(text: string): Said | null {
  return (JSON.parse(text) as { data?: { r?: Said } | null }).data?.r ?? null;
}
