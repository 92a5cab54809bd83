import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";
import { inflateSync } from "node:zlib";
import documents from "../../server/src/sync/persisted-documents.json" with { type: "json" };

/** A request on its way. `document` is the name of a GraphQL document, `Push`; `operations` are what it says. */
export type Passing = {
  readonly path: string;
  readonly document: string | null;
  readonly operations: readonly string[];
};

/** What becomes of a request; `cut` never arrives, `deaf` arrives and its answer does not. */
export type Fate =
  | "pass"
  | "cut"
  | "deaf"
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };

const BAD_GATEWAY = 502;

/** What lies between phones and a server: it can be down, answer in the server's place, or let a request hang. It counts what is sent. */
export class Air implements AsyncDisposable {
  readonly #server = createServer((incoming, outgoing) => void this.#carry(incoming, outgoing));
  readonly #sockets = new Set<Socket>();
  /** How often each operation went out, whatever became of it. */
  readonly sent = new Map<string, number>();
  readonly passed: Passing[] = [];
  /** Asked of every request; it may take its time. */
  fate: (passing: Passing) => Fate | Promise<Fate> = () => "pass";

  private constructor(readonly serverPort: number) {
    this.#server.on("upgrade", (incoming, socket, head) => this.#tunnel(incoming, socket, head));
    this.#server.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
    });
  }

  static async over(serverUrl: string): Promise<Air> {
    const air = new Air(Number(new URL(serverUrl).port));
    air.#server.listen(0, "127.0.0.1");
    await once(air.#server, "listening");
    return air;
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("the air is not listening");
    return `http://localhost:${address.port}`;
  }

  /** Every connection breaks, and none is made, until the fate is another. */
  goDown(): void {
    this.fate = () => "cut";
    for (const socket of this.#sockets) socket.destroy();
  }

  clear(): void {
    this.fate = () => "pass";
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #carry(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
    } catch {
      return;
    }
    const body = Buffer.concat(chunks);
    const passing = readPassing(incoming.url ?? "", incoming.headers, body);
    this.passed.push(passing);
    for (const text of passing.operations) this.sent.set(text, (this.sent.get(text) ?? 0) + 1);
    const fate = await this.fate(passing);
    if (fate === "cut") return void incoming.socket.destroy();
    if (typeof fate === "object") return void outgoing.writeHead(fate.status, fate.headers).end(fate.body);
    this.#forward(incoming, outgoing, body, fate === "deaf");
  }

  #forward(incoming: IncomingMessage, outgoing: ServerResponse, body: Buffer, deaf: boolean): void {
    const { method, url: path, headers } = incoming;
    const onward = request({ port: this.serverPort, host: "127.0.0.1", method, path, headers }, (answer) => {
      if (deaf) return void answer.resume().on("end", () => incoming.socket.destroy());
      answer.pipe(outgoing.writeHead(answer.statusCode ?? BAD_GATEWAY, answer.headers));
    });
    onward.on("error", () => incoming.socket.destroy());
    onward.end(body);
  }

  #tunnel(incoming: IncomingMessage, socket: Duplex, head: Buffer): void {
    void Promise.resolve(this.fate({ path: "socket", document: null, operations: [] })).then((fate) => {
      if (fate !== "pass") return socket.destroy();
      const onward = connect(this.serverPort, "127.0.0.1", () => {
        const headers = incoming.rawHeaders.map((part, at) => (at % 2 ? `${part}\r\n` : `${part}: `)).join("");
        onward.write(`GET ${incoming.url} HTTP/1.1\r\n${headers}\r\n`);
        if (head.length > 0) onward.write(head);
        onward.pipe(socket).pipe(onward);
      });
      const end = () => (onward.destroy(), socket.destroy());
      onward.on("error", end);
      socket.on("error", end);
      return undefined;
    });
  }
}

function readPassing(path: string, headers: IncomingHttpHeaders, body: Buffer): Passing {
  if (!path.startsWith("/graphql") || body.length === 0) return { path, document: null, operations: [] };
  const text = headers["content-encoding"] === "deflate" ? inflateSync(body) : body;
  const { documentId, variables } = JSON.parse(text.toString()) as {
    documentId?: keyof typeof documents;
    variables?: { o?: string[] };
  };
  const [, document = null] = /(?:query|mutation) (\w+)/.exec(documentId ? documents[documentId] : "") ?? [];
  return { path, document, operations: variables?.o ?? [] };
}
