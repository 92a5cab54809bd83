import type { FastifyReply, FastifyRequest } from "fastify";
import type { GraphQLSchema } from "graphql";
import { Refusal } from "../errors.js";
import { acceptsGraphqlResponse } from "./accepts-graphql-response.js";
import { EXECUTED } from "./executed.js";
import type { Executor } from "./jit-executor.js";
import type { KnownDocument, KnownDocuments } from "./known-documents.js";
import { checkOperationLimits } from "./operation-limits.js";

export type KnownAnswers<Context> = {
  schema: GraphQLSchema;
  executor: Executor;
  known: KnownDocuments;
  createContext(request: FastifyRequest, reply: FastifyReply): Promise<Context>;
};

type Variables = Readonly<Record<string, unknown>>;
type Sent = { query: string; variables?: Variables | null; operationName?: string | null };

/** Either the answer's text, or the context, if one was made, for Apollo Server to go on with. */
type Attempt<Context> = { text: string } | { text: null; context: Context | null };

/**
 * Answers a request whose document Apollo Server has found valid before, without it: finding that out again costs more
 * than everything else a small query does. Whatever is not plain or does not go well is left to Apollo Server, which
 * has the rules for telling it; what was executed by then is not executed again.
 */
export async function answerKnown<Context extends object>(
  { schema, executor, known, createContext }: KnownAnswers<Context>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Attempt<Context>> {
  const sent = request.method === "POST" && acceptsJson(request.headers.accept) ? readPlain(request.body) : null;
  const document = sent && known.get(sent.query);
  if (!document || !isAbout(sent, document) || !isWithinLimits(schema, document, sent.variables ?? {})) {
    return { text: null, context: null };
  }
  const context = await createContext(request, reply);
  const result = await executor({
    document: document.document,
    contextValue: context,
    variableValues: sent.variables ?? null,
    operationName: sent.operationName ?? document.operation.name?.value,
  });
  if (result.errors) return { text: null, context: Object.assign(context, { [EXECUTED]: result }) };
  const type = acceptsGraphqlResponse(request.headers.accept)
    ? "application/graphql-response+json"
    : "application/json";
  reply.type(`${type}; charset=utf-8`);
  return { text: `${JSON.stringify({ data: result.data })}\n` };
}

/** As browsers, Apollo Client and most programs write it; of anything more particular Apollo Server knows better. */
const acceptsJson = (accept: string | undefined): boolean =>
  accept === undefined ||
  /(?:^|,) *(?:\*\/\*|application\/(?:graphql-response\+)?json) *(?:,|;q=0\.[1-9]|$)/.test(accept);

const isRecord = (value: unknown): value is Variables =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function readPlain(body: unknown): Sent | null {
  if (!isRecord(body) || typeof body.query !== "string") return null;
  const { variables, operationName, extensions } = body;
  const isPlain =
    (variables == null || isRecord(variables)) &&
    (operationName == null || typeof operationName === "string") &&
    (extensions == null || (isRecord(extensions) && !("persistedQuery" in extensions)));
  return isPlain ? (body as Sent) : null;
}

const isAbout = ({ operationName }: Sent, { operation }: KnownDocument): boolean =>
  operationName == null || operationName === operation.name?.value;

function isWithinLimits(schema: GraphQLSchema, { document, operation }: KnownDocument, variables: Variables): boolean {
  try {
    checkOperationLimits(schema, document, operation, variables);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
