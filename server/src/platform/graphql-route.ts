import type { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { ErrorCode, Refusal } from "../errors.js";
import { acceptsGraphqlResponse } from "./accepts-graphql-response.js";
import { answerKnown, type KnownAnswers } from "./answer-known.js";
import { checkNesting } from "./check-nesting.js";
import { chooseEncoding, createCompressor } from "./compress.js";
import type { Logger } from "./logger.js";
import { OperationLimit } from "./operation-limits.js";
import { readBody } from "./read-body.js";

export type GraphqlRouteOptions<Context extends object> = KnownAnswers<Context> & {
  apollo: ApolloServer<Context>;
  /** Documents a request may name instead of spelling out, by the first 8 hexadecimal digits of their SHA-256. */
  persistedDocuments: Readonly<Record<string, string>>;
  /** How many bytes this request may send. */
  bodyLimit(request: FastifyRequest): number;
  logger: Logger;
};

/** GraphQL over HTTP at `/graphql`; every failure there, whatever part it comes from, is told as a GraphQL error. */
export async function addGraphqlRoute<Context extends object>(
  app: FastifyInstance,
  { apollo, persistedDocuments, bodyLimit, logger, ...answers }: GraphqlRouteOptions<Context>,
): Promise<void> {
  const compress = createCompressor();

  // Documents that are named and not spelled out come from the client's own devices.
  const fromDevices = new WeakSet<FastifyRequest>();

  await app.register(async (route) => {
    route.removeAllContentTypeParsers();
    route.addContentTypeParser("application/json", async (request: FastifyRequest) => {
      const body = await readBody(request.raw, bodyLimit(request));
      const sent = parseJson(body);
      const spelledOut = withPersistedDocument(sent, persistedDocuments);
      if (spelledOut !== sent) fromDevices.add(request);
      return spelledOut;
    });

    route.setErrorHandler(async (error, request, reply) => {
      const { status, refusal } = describeFailure(error);
      if (status === 500) logger.error({ err: error }, "a request failed");
      if (status === 413) reply.header("connection", "close");
      const type = acceptsGraphqlResponse(request.headers.accept)
        ? "application/graphql-response+json"
        : "application/json";
      reply.code(status).type(`${type}; charset=utf-8`);
      return JSON.stringify({ errors: [refusal.toJSON()] });
    });

    route.addHook("onSend", async (request, reply, payload) => {
      if (typeof payload !== "string") return payload;
      reply.header("vary", "accept, accept-encoding").header("cache-control", "no-store");
      const encoding = chooseEncoding(request.headers["accept-encoding"]);
      const compressed = encoding && (await compress(payload, encoding, fromDevices.has(request)));
      if (!compressed) return payload;
      reply.header("content-encoding", encoding).removeHeader("content-length");
      return compressed;
    });

    const contexts = new WeakMap<FastifyRequest, Context>();
    const answerByApollo = fastifyApolloHandler(apollo, {
      context: async (request, reply) => contexts.get(request) ?? answers.createContext(request, reply),
    });
    route.route({
      method: ["GET", "POST"],
      url: "/graphql",
      handler: async (request, reply) => {
        const attempt = await answerKnown(answers, request, reply);
        if (attempt.text !== null) return attempt.text;
        if (attempt.context) contexts.set(request, attempt.context);
        else if (!fromDevices.has(request)) [request.body, request.query].forEach(checkDocument);
        return answerByApollo.call(route, request, reply);
      },
    });
  });
}

function parseJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new Refusal(ErrorCode.badInput, "The body is not JSON.");
  }
}

function checkDocument(sent: unknown): void {
  if (typeof sent !== "object" || sent === null || !("query" in sent) || typeof sent.query !== "string") return;
  if (sent.query.length > OperationLimit.textBytes) {
    throw new Refusal(ErrorCode.payloadTooLarge, `Write a query of at most ${OperationLimit.textBytes / 1024} KiB.`);
  }
  checkNesting(sent.query);
}

function withPersistedDocument(body: unknown, documents: Readonly<Record<string, string>>): unknown {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  if ("query" in body || !("documentId" in body)) return body;
  const { documentId, ...rest } = body;
  const query = typeof documentId === "string" && Object.hasOwn(documents, documentId) ? documents[documentId] : null;
  if (!query) {
    throw new Refusal(ErrorCode.unknownDocument, "This server knows no document of that id. Send its text as `query`.");
  }
  return { ...rest, query };
}

const STATUS: Partial<Record<string, number>> = {
  [ErrorCode.unauthenticated]: 401,
  [ErrorCode.forbidden]: 403,
  [ErrorCode.payloadTooLarge]: 413,
  [ErrorCode.rateLimited]: 429,
  [ErrorCode.unknownDocument]: 400,
  [ErrorCode.badInput]: 400,
};

function describeFailure(error: unknown): { status: number; refusal: Refusal } {
  if (error instanceof Refusal) return { status: STATUS[String(error.extensions.code)] ?? 500, refusal: error };
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") {
    return { status: 415, refusal: new Refusal(ErrorCode.badInput, "Send the operation as application/json.") };
  }
  if (error instanceof Error && "statusCode" in error && error.statusCode === 400) {
    return { status: 400, refusal: new Refusal(ErrorCode.badInput, "The request cannot be read.") };
  }
  return { status: 500, refusal: new Refusal(ErrorCode.internal, "Something went wrong on our side. Try again.") };
}
