import { z } from "zod";

/**
 * What came back over the wire. error: the provider's own words for a fault, whatever the HTTP status. unsent: it never left.
 * lost: it may have arrived.
 */
export type Reply =
  | { kind: "body"; body: unknown }
  | { kind: "error"; code: string; message: string }
  | { kind: "unsent"; why: string }
  | { kind: "lost"; why: string };

const MOST_BYTES = 4 * 1024 * 1024;

const text = z.union([z.string(), z.number()]).transform(String);
const ErrorBody = z.object({ errorCode: text, errorMessage: text.optional() });

/** Before there is a connection, nothing can have arrived. */
const UNSENT = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"];

/** One request, sent once; neither the request nor the answer is ever logged or put into an error. */
export async function send(url: URL, init: RequestInit, timeoutMs: number): Promise<Reply> {
  let status: number;
  let raw: string;
  try {
    const response = await fetch(url, { ...init, redirect: "error", signal: AbortSignal.timeout(timeoutMs) });
    status = response.status;
    raw = await readText(response);
  } catch (error) {
    const code = causeOf(error);
    return UNSENT.includes(code) ? { kind: "unsent", why: code } : { kind: "lost", why: code };
  }
  const body = parseJson(raw);
  const error = ErrorBody.safeParse(body);
  if (error.success) return { kind: "error", code: error.data.errorCode, message: error.data.errorMessage ?? "" };
  if (status < 200 || status > 299 || body === undefined) return { kind: "lost", why: `HTTP ${status}` };
  return { kind: "body", body };
}

async function readText({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Error("TOO_LARGE");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A word for why a request failed, without its address or content. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return "UNKNOWN";
  if (error.name === "TimeoutError") return "TIMEOUT";
  if (error.message === "TOO_LARGE") return error.message;
  const { cause } = error;
  return cause instanceof Error && "code" in cause ? String(cause.code) : "CONNECTION";
}
