import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { connect } from "node:net";
import type { Duplex } from "node:stream";

/**
 * Stands between a phone and the server as a mobile network does. Armed, it lets the next request that matches reach
 * the server, waits until the server has answered, and then cuts the line: the work was done, the phone never hears.
 */
export class AnswerDroppingProxy implements AsyncDisposable {
  readonly #server: Server;
  #armed: { matches: (body: Buffer, request: IncomingMessage) => boolean; dropped: () => void } | null = null;

  private constructor(readonly targetPort: number) {
    this.#server = createServer((incoming, outgoing) => void this.#forward(incoming, outgoing));
    this.#server.on("upgrade", (incoming, socket, head) => this.#tunnel(incoming, socket, head));
  }

  static async create(targetPort: number): Promise<AnswerDroppingProxy> {
    const proxy = new AnswerDroppingProxy(targetPort);
    proxy.#server.listen(0, "127.0.0.1");
    await once(proxy.#server, "listening");
    return proxy;
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("the proxy is not listening");
    return `http://localhost:${address.port}`;
  }

  /** Resolves when an answer was dropped; `afterAnswer` runs between the server's answer and the cut. */
  dropNextAnswer(
    matches: (body: Buffer, request: IncomingMessage) => boolean,
    afterAnswer: () => Promise<void>,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#armed = { matches, dropped: () => void afterAnswer().then(resolve, reject) };
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #forward(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const armed = this.#armed?.matches(body, incoming) ? this.#armed : null;
    if (armed) this.#armed = null;
    const onward = request(
      {
        port: this.targetPort,
        host: "127.0.0.1",
        method: incoming.method,
        path: incoming.url,
        headers: incoming.headers,
      },
      (answer) => {
        if (!armed) return void answer.pipe(outgoing.writeHead(answer.statusCode ?? 502, answer.headers));
        answer.resume().on("end", () => {
          incoming.socket.destroy();
          armed.dropped();
        });
      },
    );
    onward.on("error", () => incoming.socket.destroy());
    onward.end(body);
  }

  #tunnel(incoming: IncomingMessage, socket: Duplex, head: Buffer): void {
    const onward = connect(this.targetPort, "127.0.0.1", () => {
      const headers = incoming.rawHeaders.map((part, at) => (at % 2 ? `${part}\r\n` : `${part}: `)).join("");
      onward.write(`GET ${incoming.url} HTTP/1.1\r\n${headers}\r\n`);
      if (head.length > 0) onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    const end = () => (onward.destroy(), socket.destroy());
    onward.on("error", end);
    socket.on("error", end);
  }
}
