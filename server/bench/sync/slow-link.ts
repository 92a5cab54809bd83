import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** How a link is shaped: bits a second each way, and milliseconds there and back. */
export type Shape = { readonly name: string; readonly bitsPerSecond: number; readonly roundTripMs: number };

// What a segment carries over Ethernet.
const SEGMENT_BYTES = 1448;

/**
 * A TCP proxy that lets bytes through as a slow link does: each way has one rate, shared by all connections, and half the
 * round trip; opening a connection takes a round trip more. It counts the bytes inside TCP. Loss, TLS and slow start are
 * not part of it.
 */
export class SlowLink implements AsyncDisposable {
  up = 0;
  down = 0;
  readonly #shape: Shape;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** When each way has let through what it was given, in milliseconds of `performance.now()`. */
  readonly #freeAt = { up: 0, down: 0 };

  private constructor(target: URL, shape: Shape) {
    this.#shape = shape;
    this.#server = createServer((phone) => this.#join(phone, connect(Number(target.port), "127.0.0.1")));
  }

  static async open(target: string, shape: Shape): Promise<SlowLink> {
    const link = new SlowLink(new URL(target), shape);
    await once(link.#server.listen(0, "127.0.0.1"), "listening");
    return link;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  #join(phone: Socket, server: Socket): void {
    const openAt = performance.now() + this.#shape.roundTripMs;
    this.#carry("up", phone, server, openAt);
    this.#carry("down", server, phone, openAt);
  }

  #carry(way: "up" | "down", from: Socket, to: Socket, openAt: number): void {
    this.#sockets.add(from.setNoDelay(true));
    from.on("data", (bytes: Buffer) => {
      this[way] += bytes.length;
      for (let at = 0; at < bytes.length; at += SEGMENT_BYTES) {
        const segment = bytes.subarray(at, at + SEGMENT_BYTES);
        later(this.#arrival(way, segment.length, openAt), () => to.writable && to.write(segment));
      }
    });
    from.on("end", () => later(this.#arrival(way, 0, openAt), () => to.end()));
    from.on("error", () => to.destroy());
    from.on("close", () => this.#sockets.delete(from));
  }

  #arrival(way: "up" | "down", bytes: number, openAt: number): number {
    const begins = Math.max(performance.now(), this.#freeAt[way], openAt);
    this.#freeAt[way] = begins + (bytes * 8000) / this.#shape.bitsPerSecond;
    return this.#freeAt[way] + this.#shape.roundTripMs / 2;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function later(at: number, act: () => void): void {
  setTimeout(act, Math.max(0, at - performance.now()));
}
