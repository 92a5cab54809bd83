import type { IncomingMessage } from "node:http";
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, inflateSync } from "node:zlib";
import { ErrorCode, Refusal } from "../errors.js";

/** Below this a thread's hand-over costs more than the work. */
const INLINE_BYTES = 4096;
/** How much of a body that is too large is still taken in, unkept, so that its sender gets to read the answer. */
const DRAINED_BYTES = 128 * 1024 * 1024;

const ENCODINGS: Record<string, (body: Buffer, most: number) => Promise<Buffer>> = {
  deflate: async (body, most) => {
    const options = { maxOutputLength: most };
    return body.length <= INLINE_BYTES ? inflateSync(body, options) : promisify(inflate)(body, options);
  },
  gzip: (body, most) => promisify(gunzip)(body, { maxOutputLength: most }),
  br: (body, most) => promisify(brotliDecompress)(body, { maxOutputLength: most }),
};

/** Reads a request's body, of at most `most` bytes before and after it is inflated. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer> {
  const encoding = request.headers["content-encoding"]?.trim().toLowerCase() || "identity";
  const decode = encoding === "identity" ? null : ENCODINGS[encoding];
  if (decode === undefined) {
    request.resume();
    throw new Refusal(ErrorCode.badInput, "Encode the body as deflate, gzip or br, or not at all.");
  }
  const body = await receive(request, most);
  return decode ? inflateBounded(decode, body, most) : body;
}

async function receive(request: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let received = 0;
  // By events: an iterator over the few chunks of a small body takes longer than the rest of reading it.
  await new Promise<void>((resolve, reject) => {
    request.on("data", (chunk: Buffer) => {
      received += chunk.length;
      if (received > DRAINED_BYTES) request.destroy(tooLarge(most));
      else if (received > most) chunks.length = 0;
      else chunks.push(chunk);
    });
    request.on("end", resolve).on("error", reject);
  });
  if (received > most) throw tooLarge(most);
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, received);
}

async function inflateBounded(decode: (body: Buffer, most: number) => Promise<Buffer>, body: Buffer, most: number) {
  try {
    return await decode(body, most);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(most);
    throw new Refusal(ErrorCode.badInput, "The body is not what its content-encoding says.");
  }
}

const tooLarge = (most: number) =>
  new Refusal(ErrorCode.payloadTooLarge, `Send at most ${Math.floor(most / 1024)} KiB at once.`);
