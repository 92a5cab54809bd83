import { deflateSync } from "node:zlib";

/** A browser's `CompressionStream("deflate")` that is through at once: threads would be in another order each time. */
export class DeflateAtOnce extends TransformStream<Uint8Array, Uint8Array> {
  constructor() {
    const chunks: Uint8Array[] = [];
    super({
      transform: (chunk) => void chunks.push(chunk),
      flush: (controller) => controller.enqueue(deflateSync(Buffer.concat(chunks))),
    });
  }
}
