import { inflateSync } from "node:zlib";
import { MAX_BATCH_BYTES, MAX_OPERATIONS } from "../batch-limits.js";
import type { Envelope } from "./envelope.js";

/** The operations of a signed envelope; null when they cannot be read or are more than a push may bring. */
export function unpackOperations({ isDeflated, body }: Envelope): string[] | null {
  try {
    const most = MAX_BATCH_BYTES + MAX_OPERATIONS;
    const text = Buffer.from(isDeflated ? inflateSync(body, { maxOutputLength: most }) : body).toString();
    const operations = text.split("\n");
    return operations.length <= MAX_OPERATIONS && text.length <= most ? operations : null;
  } catch {
    return null;
  }
}
