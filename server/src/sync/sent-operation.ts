import { createHash } from "node:crypto";
import type { Operation } from "./operation.js";
import { type ParsedOperation, parseOperation } from "./parse-operation.js";

/** An operation as it came in. The hash of its text tells a resend from another operation under the same number. */
export type SentOperation = {
  readonly text: string;
  readonly hash: string;
  readonly counter: number | null;
  readonly parsed: ParsedOperation;
};

export function readSent(text: string): SentOperation {
  const parsed = parseOperation(text);
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
  return { text, hash, counter: parsed.ok ? parsed.operation.counter : parsed.counter, parsed };
}

export const operationOf = ({ parsed }: SentOperation): Operation | null => (parsed.ok ? parsed.operation : null);
