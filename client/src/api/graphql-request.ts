import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { deflate } from "./deflate";
import type { Http } from "./http";

/** What became of a request. Only `data` and `refused` are the server's own words. */
export type Answer<Data> =
  | { readonly kind: "data"; readonly data: Data }
  | {
      readonly kind: "refused";
      readonly code: string;
      readonly message: string;
      readonly retryAfterMs: number;
      /** Whatever else the server said of it. */
      readonly details?: Readonly<Record<string, unknown>> | undefined;
    }
  /** No network, a time-out, half an answer, or somebody else's: a captive portal answers 200 with its own page. */
  | { readonly kind: "no-answer" };

type Reply = {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message?: string;
    readonly extensions?: { readonly code?: string; readonly [detail: string]: unknown };
  }[];
};

const TIMEOUT_MS = 60_000;
export const NO_ANSWER = { kind: "no-answer" } as const;
export const UNAUTHENTICATED = { kind: "refused", code: "UNAUTHENTICATED", message: "", retryAfterMs: 0 } as const;
/** What a proxy before the server may say in its place. That a sign-in has run out or the app is too old, only the server itself can say. */
const CODE_OF_STATUS: Record<number, string> = { 413: "PAYLOAD_TOO_LARGE", 429: "RATE_LIMITED" };

/** Asks the server for a document it knows by its id. Never throws. */
export async function graphqlRequest<Data, Variables>(
  http: Http,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  accessToken: string | null = null,
): Promise<Answer<Data>> {
  try {
    const { body, encoding } = await deflate(JSON.stringify({ documentId: documentId(document), variables }));
    http.traffic.count(body.length);
    const response = await http.fetch(http.endpoint, {
      method: "POST",
      headers: {
        accept: "application/json",
        "content-type": "application/json",
        ...(encoding && { "content-encoding": encoding }),
        ...(accessToken && { authorization: `Bearer ${accessToken}` }),
      },
      body,
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return await readAnswer<Data>(http, response);
  } catch {
    return NO_ANSWER;
  }
}

export function isUnauthenticated(answer: Answer<unknown>): boolean {
  return answer.kind === "refused" && answer.code === UNAUTHENTICATED.code;
}

async function readAnswer<Data>(http: Http, response: Response): Promise<Answer<Data>> {
  const text = await response.text();
  http.traffic.count(Number(response.headers.get("content-length")) || text.length);
  const reply = parse(text);
  const [error] = reply?.errors ?? [];
  const code = error?.extensions?.code ?? CODE_OF_STATUS[response.status];
  if (error || !response.ok) {
    return code
      ? {
          kind: "refused",
          code,
          message: error?.message ?? "",
          retryAfterMs: retryAfter(response),
          details: error?.extensions,
        }
      : NO_ANSWER;
  }
  return reply?.data ? { kind: "data", data: reply.data as Data } : NO_ANSWER;
}

function parse(text: string): Reply | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? (value as Reply) : null;
  } catch {
    return null;
  }
}

function retryAfter(response: Response): number {
  return (Number(response.headers.get("retry-after")) || 0) * 1000;
}

/** Codegen names each document by its hash. */
function documentId(document: object): string {
  return (document as { readonly __meta__: { readonly hash: string } }).__meta__.hash;
}
