import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Browser = { endpoint: string; p256dh: string; auth: string; shown: Record<string, string>[] };

/**
 * What a browser's maker does with notices: takes those that are signed (RFC 8292) and locked (RFC 8291) as they must be,
 * refuses others, and hands them to the browser, which unlocks them.
 */
export class PushService implements AsyncDisposable {
  /** What it answers next, in place of taking it. */
  readonly answers: number[] = [];
  readonly refusals: string[] = [];
  readonly #server = createServer((request, response) => void this.#take(request, response));
  readonly #browsers = new Map<string, Browser & { ecdh: ReturnType<typeof createECDH>; secret: Buffer }>();

  static async open(): Promise<PushService> {
    const service = new PushService();
    await new Promise<void>((resolve) => service.#server.listen(0, "127.0.0.1", resolve));
    return service;
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** A browser that has asked for notices. */
  addBrowser(): Browser {
    const ecdh = createECDH("prime256v1");
    const p256dh = ecdh.generateKeys("base64url");
    const secret = randomBytes(16);
    const path = `/to/${randomBytes(8).toString("hex")}`;
    const endpoint = `http://${this.host}${path}`;
    const browser = { endpoint, p256dh, auth: secret.toString("base64url"), shown: [], ecdh, secret };
    this.#browsers.set(path, browser);
    return browser;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = this.answers.shift();
    if (answer !== undefined) return void response.writeHead(answer).end();
    const browser = this.#browsers.get(request.url ?? "");
    if (!browser) return void response.writeHead(404).end();
    const fault = this.#faultOf(request);
    if (fault) {
      this.refusals.push(fault);
      return void response.writeHead(403).end();
    }
    browser.shown.push(JSON.parse(unlock(Buffer.concat(chunks), browser)) as Record<string, string>);
    response.writeHead(201).end();
  }

  #faultOf({ headers, method }: IncomingMessage): string | null {
    if (method !== "POST") return "not posted";
    if (headers["content-encoding"] !== "aes128gcm") return "not locked";
    if (!(Number(headers["ttl"]) > 0)) return "no time to live";
    const [, token = "", key = ""] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(headers.authorization ?? "") ?? [];
    const [head = "", claims = "", signature = ""] = token.split(".");
    const point = Buffer.from(key, "base64url");
    if (point.length !== 65) return "no key";
    const jwk = { kty: "EC", crv: "P-256", x: url(point.subarray(1, 33)), y: url(point.subarray(33)) };
    const signer = { key: createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" as const };
    const isSigned = verify("sha256", Buffer.from(`${head}.${claims}`), signer, Buffer.from(signature, "base64url"));
    if (!isSigned) return "not signed";
    const { aud, exp } = JSON.parse(Buffer.from(claims, "base64url").toString()) as { aud: string; exp: number };
    if (aud !== `http://${this.host}`) return "for another service";
    const left = exp - Date.now() / 1000;
    return left > 0 && left <= 24 * 3600 ? null : "good for too long";
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

const url = (bytes: Buffer): string => bytes.toString("base64url");

function unlock(body: Buffer, { ecdh, secret }: { ecdh: ReturnType<typeof createECDH>; secret: Buffer }): string {
  const salt = body.subarray(0, 16);
  const length = body[20]!;
  const sender = body.subarray(21, 21 + length);
  const sealed = body.subarray(21 + length);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), ecdh.getPublicKey(), sender]);
  const shared = Buffer.from(hkdfSync("sha256", ecdh.computeSecret(sender), secret, info, 32));
  const key = Buffer.from(hkdfSync("sha256", shared, salt, "Content-Encoding: aes128gcm\0", 16));
  const nonce = Buffer.from(hkdfSync("sha256", shared, salt, "Content-Encoding: nonce\0", 12));
  const cipher = createDecipheriv("aes-128-gcm", key, nonce).setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
  return plain.subarray(0, plain.lastIndexOf(2)).toString();
}
