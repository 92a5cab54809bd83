import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { type DocumentNode, type GraphQLSchema, OperationTypeNode } from "graphql";
import { ErrorCode, Refusal } from "../errors.js";
import { acceptsGraphqlResponse } from "./accepts-graphql-response.js";
import { type Executor, gatewayOf } from "./jit-executor.js";
import type { KnownDocuments } from "./known-documents.js";
import type { Logger } from "./logger.js";
import { Lru } from "./lru.js";
import { checkOperationLimits, OperationLimit } from "./operation-limits.js";
import type { FormatError } from "./format-error.js";

const KEPT_DOCUMENTS = 1000;

/** GraphQL over HTTP: limits, then the executor; no landing page, no reports to anybody, no batches. */
export async function startApolloServer<Context extends object>(
  schema: GraphQLSchema,
  executor: Executor,
  formatError: FormatError,
  known: KnownDocuments,
  logger: Logger,
): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    gateway: gatewayOf(schema, executor),
    documentStore: createDocumentStore(),
    parseOptions: { maxTokens: OperationLimit.tokens },
    introspection: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    nodeEnv: "production",
    formatError: (formatted, error) => formatError(formatted, error),
    logger: {
      debug: (message) => logger.debug(String(message)),
      info: (message) => logger.info(String(message)),
      warn: (message) => logger.warn(String(message)),
      error: (message) => logger.error(String(message)),
    },
    plugins: [
      limitsPlugin(schema),
      notePlugin(known),
      wellFormedIsOkPlugin,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await apollo.start();
  return apollo;
}

function createDocumentStore() {
  const documents = new Lru<DocumentNode>(KEPT_DOCUMENTS);
  return {
    get: async (hash: string) => documents.get(hash),
    set: async (hash: string, document: DocumentNode) => documents.set(hash, document),
    delete: async (hash: string) => documents.delete(hash),
  };
}

/** After the limits: what they refuse is not noted. */
const notePlugin = (known: KnownDocuments): ApolloServerPlugin => ({
  requestDidStart: async () => ({
    responseForOperation: async ({ source, document }) => {
      known.add(source, document);
      return null;
    },
  }),
});

const limitsPlugin = (schema: GraphQLSchema): ApolloServerPlugin => ({
  requestDidStart: async () => ({
    didResolveOperation: async ({ document, operation, request }) => {
      if (!operation) return;
      if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw notBySocket();
      try {
        checkOperationLimits(schema, document, operation, request.variables);
      } catch (error) {
        throw error instanceof Refusal ? withStatus(error, 400) : error;
      }
    },
  }),
});

/** Apollo Server would call whatever is thrown before execution a fault of its own, a 500. */
const withStatus = ({ message, extensions }: Refusal, status: number) =>
  new Refusal(extensions.code as ErrorCode, message, { ...extensions, http: { status } });

const notBySocket = () =>
  withStatus(
    new Refusal(ErrorCode.badInput, "Subscriptions go over the websocket at this address, by graphql-transport-ws."),
    422,
  );

const REFUSED_DOCUMENT = new Set<unknown>([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "BAD_USER_INPUT",
]);

/**
 * In `application/json` the status tells only whether the request was well-formed GraphQL over HTTP, so a document or
 * variables that were refused are a 200 with errors; `application/graphql-response+json` keeps its 400.
 */
const wellFormedIsOkPlugin: ApolloServerPlugin = {
  requestDidStart: async () => ({
    willSendResponse: async ({ request, response }) => {
      if (response.http.status !== 400 || response.body.kind !== "single") return;
      if (acceptsGraphqlResponse(request.http?.headers.get("accept"))) return;
      const { errors } = response.body.singleResult;
      if (errors?.every(({ extensions }) => REFUSED_DOCUMENT.has(extensions?.code))) response.http.status = 200;
    },
  }),
};
