import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from "node:zlib";
import { Lru } from "./lru.js";

export type Encoding = "br" | "gzip";

/** Smaller bodies than this do not shrink by more than the header that would say so. */
const LEAST_BYTES = 160;
/** Below this a thread's hand-over costs more than the work. */
const INLINE_BYTES = 8 * 1024;
/** From here on a body is a snapshot: it is worth the best compression, once. */
const SNAPSHOT_BYTES = 24 * 1024;
const KEPT_SNAPSHOTS = 200;

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
 * Compresses bodies of answers. Small ones at once; large ones on a thread, and snapshots at brotli's best. Many
 * devices fetch the same snapshot, so the newest are kept by the hash of what they hold; and only one is being
 * compressed at a time, so that other work on the thread pool (passwords, files) is not kept waiting: meanwhile
 * another goes out at the usual quality.
 */
export function createCompressor() {
  const snapshots = new Lru<Buffer>(KEPT_SNAPSHOTS);
  let compressing = false;

  const compressSnapshot = async (body: Buffer): Promise<Buffer | null> => {
    const hash = createHash("sha256").update(body).digest("base64");
    const kept = snapshots.get(hash);
    if (kept || compressing) return kept ?? null;
    compressing = true;
    try {
      const compressed = await promisify(brotliCompress)(body, brotliOptions(11, body.length, 22));
      snapshots.set(hash, compressed);
      return compressed;
    } finally {
      compressing = false;
    }
  };

  const compress = async (body: Buffer, encoding: Encoding): Promise<Buffer> => {
    if (encoding === "gzip") return body.length <= INLINE_BYTES ? gzipSync(body) : promisify(gzip)(body);
    if (body.length <= INLINE_BYTES) return brotliCompressSync(body, brotliOptions(5, body.length, 16));
    const snapshot = body.length >= SNAPSHOT_BYTES ? await compressSnapshot(body) : null;
    return snapshot ?? promisify(brotliCompress)(body, brotliOptions(5, body.length, 22));
  };

  /** The body in the encoding, or null when it is better sent as it is. */
  return async (text: string, encoding: Encoding): Promise<Buffer | null> => {
    if (text.length < LEAST_BYTES) return null;
    const body = Buffer.from(text);
    const compressed = await compress(body, encoding);
    return compressed.length < body.length ? compressed : null;
  };
}
