import { connect, type Socket } from "node:net";

/**
 * Asks over one connection, a request after the other as soon as the one before is answered, until `isOver`. Hands each
 * answer's text to `onAnswer`. Written on the bare socket, since the measuring process shares the machine with who is measured.
 */
export async function keepAsking(
  url: URL,
  nextRequest: () => Buffer,
  onAnswer: (text: string) => void,
  isOver: () => boolean,
): Promise<void> {
  const socket = connect(Number(url.port), "127.0.0.1").setNoDelay(true);
  try {
    while (!isOver()) onAnswer(await ask(socket, nextRequest()));
  } finally {
    socket.destroy();
  }
}

/** An HTTP request with a JSON body. */
export function httpRequest(token: string, body: object): Buffer {
  const text = JSON.stringify(body);
  const head = [
    "POST /graphql HTTP/1.1",
    "host: 127.0.0.1",
    "content-type: application/json",
    `authorization: Bearer ${token}`,
    `content-length: ${Buffer.byteLength(text)}`,
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${text}`);
}

function ask(socket: Socket, request: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const settle = (act: () => void) => {
      socket.removeAllListeners();
      act();
    };
    socket.on("error", (error) => settle(() => reject(error)));
    socket.on("close", () => settle(() => reject(new Error("the server closed the connection"))));
    socket.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      const answer = readAnswer(chunks.length === 1 ? chunk : Buffer.concat(chunks));
      if (answer === null) return;
      const { status, text } = answer;
      settle(() => (status === 200 ? resolve(text) : reject(new Error(`the server answered ${status}: ${text}`))));
    });
    socket.write(request);
  });
}

/** Null while there is more to come. */
function readAnswer(bytes: Buffer): { status: number; text: string } | null {
  const end = bytes.indexOf("\r\n\r\n");
  if (end === -1) return null;
  const head = bytes.toString("latin1", 0, end);
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
  if (Number.isNaN(length)) throw new Error("the answer does not tell its length");
  if (bytes.length < end + 4 + length) return null;
  return { status: Number(head.slice(9, 12)), text: bytes.toString("utf8", end + 4, end + 4 + length) };
}
