import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from "node:zlib";
import { Lru } from "./lru.js";

export type Encoding = "br" | "gzip";

/** Smaller bodies than this do not shrink by more than the header that would say so. */
const LEAST_BYTES = 160;
/** Below this a thread's hand-over costs more than the work. */
const INLINE_BYTES = 8 * 1024;
/** The best compression takes about a millisecond a kilobyte; beyond this that is too long to wait for. */
const MOST_AT_BEST = 1024 * 1024;
const KEPT_AT_BEST = 200;
const BEST = 11;
const USUAL = 5;

const brotliOptions = (quality: number, size: number, window: number) => ({
  params: {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_LGWIN]: window,
    [constants.BROTLI_PARAM_SIZE_HINT]: size,
  },
});

/** The encoding to answer in, or null for none; brotli where it is welcome. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding | null {
  if (!acceptEncoding) return null;
  const accepted = acceptEncoding
    .toLowerCase()
    .split(",")
    .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .map((part) => part.split(";")[0]!.trim());
  return accepted.includes("br") ? "br" : accepted.includes("gzip") ? "gzip" : null;
}

/**
 * Compresses bodies of answers: small ones at once, large ones on a thread. What devices fetch over slow links is worth
 * brotli's best, a seventh smaller; the newest of these are kept by the hash of what they hold. Only one is being made
 * at a time, so that other work on the thread pool (passwords, files) is not kept waiting: meanwhile another goes out
 * at the usual quality.
 */
export function createCompressor() {
  const kept = new Lru<Buffer>(KEPT_AT_BEST);
  let busy = false;

  const compressBest = async (body: Buffer): Promise<Buffer | null> => {
    const hash = createHash("sha256").update(body).digest("base64");
    const known = kept.get(hash);
    if (known || busy || body.length > MOST_AT_BEST) return known ?? null;
    busy = true;
    try {
      const compressed = await promisify(brotliCompress)(body, brotliOptions(BEST, body.length, 22));
      kept.set(hash, compressed);
      return compressed;
    } finally {
      busy = false;
    }
  };

  const compress = async (body: Buffer, encoding: Encoding, isForDevice: boolean): Promise<Buffer> => {
    if (encoding === "gzip") return body.length <= INLINE_BYTES ? gzipSync(body) : promisify(gzip)(body);
    if (body.length <= INLINE_BYTES) return brotliCompressSync(body, brotliOptions(USUAL, body.length, 16));
    const best = isForDevice ? await compressBest(body) : null;
    return best ?? promisify(brotliCompress)(body, brotliOptions(USUAL, body.length, 22));
  };

  /** The body in the encoding, or null when it is better sent as it is. */
  return async (text: string, encoding: Encoding, isForDevice: boolean): Promise<Buffer | null> => {
    if (text.length < LEAST_BYTES) return null;
    const body = Buffer.from(text);
    const compressed = await compress(body, encoding, isForDevice);
    return compressed.length < body.length ? compressed : null;
  };
}
