import type { Network } from "../../src/sync/testing/a-phone";

export type Meddle = "drop the request" | "drop the answer" | null;

/** One browser's way to a server: it keeps cookies, counts what passes, and loses what it is told to lose. */
export class CookieJar implements Network {
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();
  /** Sizes of bodies, up and down, one row a request. */
  readonly passed: { readonly up: number; readonly down: number }[] = [];
  /** Asked before each request. */
  meddle: () => Meddle = () => null;

  constructor(origin: string) {
    this.#origin = origin;
  }

  readonly fetch: typeof fetch = async (path, init) => {
    const meddle = this.meddle();
    if (meddle === "drop the request") throw new TypeError("Failed to fetch");
    const headers = new Headers(init?.headers);
    headers.set("cookie", [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    headers.set("accept-encoding", "br");
    const response = await fetch(new URL(String(path), this.#origin), { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    const text = await response.text();
    const down = Number(response.headers.get("content-length") ?? text.length);
    this.passed.push({ up: sizeOf(init?.body), down });
    if (meddle === "drop the answer") throw new TypeError("Failed to fetch");
    const { status } = response;
    return new Response(text, { status, headers: response.headers });
  };

  #keep(cookie: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (/max-age=0|expires=thu, 01 jan 1970/i.test(cookie)) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

const sizeOf = (body: unknown): number => (body instanceof Uint8Array ? body.byteLength : 0);
