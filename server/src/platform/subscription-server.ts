import type { Server } from "node:http";
import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  parse,
  validate,
} from "graphql";
import { type Extra, useServer } from "graphql-ws/use/ws";
import { type WebSocket, WebSocketServer } from "ws";
import { ErrorCode, Refusal } from "../errors.js";
import { checkNesting } from "./check-nesting.js";
import type { FormatError } from "./format-error.js";
import type { Executor } from "./jit-executor.js";
import type { Logger } from "./logger.js";
import { checkOperationLimits, OperationLimit } from "./operation-limits.js";

/** One socket's standing: who it speaks for, until when, and how to open a request's context for it. */
export type SocketSession<Context> = {
  /** Sockets of one owner are counted together. */
  owner: string;
  expiresAt: Date | null;
  openContext(): Context;
};

export type SubscriptionServerOptions<Context> = {
  schema: GraphQLSchema;
  executor: Executor;
  formatError: FormatError;
  /** Reads the connection's parameters; null refuses it. */
  authenticate(
    params: Readonly<Record<string, unknown>>,
    remoteAddress: string,
  ): Promise<SocketSession<Context> | null>;
  now(): Date;
  logger: Logger;
};

export type SubscriptionServer = AsyncDisposable & {
  /** Ends every socket of the owner: its clients connect anew and are asked again who they are. */
  dropOwner(owner: string): void;
};

const PATH = "/graphql";
const PING_MS = 25_000;
const INIT_MS = 10_000;
const CLOSING_MS = 2_000;
const MAX_MESSAGE_BYTES = 64 * 1024;
const MAX_OPERATIONS = 20;
const MAX_SOCKETS_OF_OWNER = 20;
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

/** graphql-ws's client gives up on 4401 but connects again after 4403, with a token it has asked for anew. */
const CloseCode = { goingAway: 1001, unauthorized: 4401, accessEnded: 4403, tooMany: 4429 } as const;

type SocketState<Context> = { session?: SocketSession<Context>; expiry?: NodeJS.Timeout; operations?: Set<string> };

/** GraphQL over websockets (graphql-transport-ws), on the path and port of GraphQL over HTTP. */
export function addSubscriptionServer<Context>(
  server: Server,
  { schema, executor, formatError, authenticate, now, logger }: SubscriptionServerOptions<Context>,
): SubscriptionServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false });
  const byOwner = new Map<string, Set<WebSocket>>();

  server.on("upgrade", (request, socket, head) => {
    if (request.url?.split("?")[0] !== PATH) socket.destroy();
    else {
      sockets.handleUpgrade(request, socket, head, (opened) => {
        sockets.emit("connection", opened, request);
        tellFaults(opened, logger);
      });
    }
  });

  const leave = (owner: string, socket: WebSocket): void => {
    const theirs = byOwner.get(owner);
    theirs?.delete(socket);
    if (theirs?.size === 0) byOwner.delete(owner);
  };

  const join = (session: SocketSession<Context>, extra: Extra & SocketState<Context>): boolean => {
    const theirs = byOwner.get(session.owner) ?? new Set();
    if (theirs.size >= MAX_SOCKETS_OF_OWNER) return false;
    byOwner.set(session.owner, theirs.add(extra.socket));
    extra.session = session;
    extra.operations = new Set();
    if (session.expiresAt) {
      const left = session.expiresAt.getTime() - now().getTime();
      const end = () => extra.socket.close(CloseCode.accessEnded, "Access expired");
      extra.expiry = setTimeout(end, Math.min(Math.max(left, 0), MAX_TIMEOUT_MS));
    }
    return true;
  };

  const format = (errors: readonly GraphQLError[]) =>
    errors.map((error) =>
      formatError((isOfVariable(error) ? withCode(error, ErrorCode.badInput) : error).toJSON(), error),
    );

  const graphql = useServer<Record<string, unknown>, SocketState<Context>>(
    {
      schema,
      connectionInitWaitTimeout: INIT_MS,
      onConnect: async ({ connectionParams = {}, extra }) => {
        const ask = () => authenticate(connectionParams, extra.request.socket.remoteAddress ?? "");
        const session = await ask();
        // The socket may have gone while its owner was looked up.
        if (extra.socket.readyState !== extra.socket.OPEN) return;
        if (!session) extra.socket.close(CloseCode.unauthorized, "Unauthorized");
        else if (!join(session, extra)) extra.socket.close(CloseCode.tooMany, "Too many connections");
        else {
          // What changed between the answer and the joining has dropped nobody.
          const still = await ask();
          if (still) extra.session = still;
          else extra.socket.close(CloseCode.accessEnded, "Access changed");
        }
      },
      onClose: ({ extra }) => {
        clearTimeout(extra.expiry);
        if (extra.session) leave(extra.session.owner, extra.socket);
      },
      onSubscribe: ({ extra }, id, payload) => {
        const { session, operations } = extra;
        if (!session || !operations) return [new Refusal(ErrorCode.unauthenticated, "Sign in first.")];
        if (operations.size >= MAX_OPERATIONS) {
          return [new Refusal(ErrorCode.rateLimited, `Run at most ${MAX_OPERATIONS} operations on one connection.`)];
        }
        const prepared = prepare(schema, payload.query, payload.operationName, payload.variables);
        if ("errors" in prepared) return prepared.errors;
        operations.add(id);
        return { schema, ...prepared, contextValue: session };
      },
      onComplete: ({ extra }, id) => void extra.operations?.delete(id),
      execute: (args) => executor({ ...args, contextValue: openContext(args) }),
      subscribe: async (args) => {
        const events = await createSourceEventStream({ ...args, contextValue: openContext(args) });
        if (!(Symbol.asyncIterator in events)) return events;
        return mapEvents(events as AsyncIterable<unknown>, (event) =>
          executor({ ...args, rootValue: event, contextValue: openContext(args) }),
        );
      },
      onNext: (_context, _id, _payload, _args, { data = null, errors }) => {
        return errors ? { data, errors: format(errors) } : undefined;
      },
      onError: (_context, _id, _payload, errors) => format(errors),
      isProd: true,
    },
    sockets,
    PING_MS,
  );

  return {
    dropOwner: (owner) => {
      for (const socket of byOwner.get(owner) ?? []) socket.close(CloseCode.accessEnded, "Access changed");
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets.clients) socket.close(CloseCode.goingAway, "Going away");
      const cut = setTimeout(() => sockets.clients.forEach((socket) => socket.terminate()), CLOSING_MS);
      await graphql.dispose();
      clearTimeout(cut);
    },
  };
}

/** graphql-ws would write a client's broken frames to the console, as if they were the server's fault. */
function tellFaults(socket: WebSocket, logger: Logger): void {
  socket.removeAllListeners("error");
  socket.on("error", (error) => {
    logger.warn({ code: "code" in error ? error.code : null }, "a websocket was closed on what it sent");
  });
}

// The context of an operation is opened anew for each of its events, so that none reads what an earlier one saw.
function openContext(args: ExecutionArgs): unknown {
  return (args.contextValue as SocketSession<unknown>).openContext();
}

type Prepared =
  | Pick<ExecutionArgs, "document" | "operationName" | "variableValues">
  | { errors: readonly GraphQLError[] };

function prepare(
  schema: GraphQLSchema,
  query: string,
  operationName: string | null | undefined,
  variables: Record<string, unknown> | null | undefined,
): Prepared {
  try {
    checkNesting(query);
    const document: DocumentNode = parse(query, { maxTokens: OperationLimit.tokens });
    const errors = validate(schema, document);
    if (errors.length > 0) return { errors: errors.map((error) => withCode(error, "GRAPHQL_VALIDATION_FAILED")) };
    const operation = getOperationAST(document, operationName);
    if (!operation) return { errors: [new Refusal(ErrorCode.badInput, "Say which operation to run.")] };
    checkOperationLimits(schema, document, operation, variables ?? {});
    return { document, operationName: operationName ?? null, variableValues: variables ?? null };
  } catch (error) {
    if (error instanceof Refusal) return { errors: [error] };
    if (error instanceof GraphQLError) return { errors: [withCode(error, "GRAPHQL_PARSE_FAILED")] };
    throw error;
  }
}

/** The code that Apollo Server gives such an error over HTTP. */
const withCode = (error: GraphQLError, code: string) =>
  new GraphQLError(error.message, { ...(error.nodes && { nodes: error.nodes }), extensions: { code } });

const isOfVariable = ({ nodes, extensions }: GraphQLError) =>
  nodes?.length === 1 && nodes[0]?.kind === Kind.VARIABLE_DEFINITION && extensions["code"] === undefined;

// An async generator would do, but its `return()` waits for the next event before it stops listening.
function mapEvents<Result>(
  events: AsyncIterable<unknown>,
  map: (event: unknown) => Promise<Result>,
): AsyncIterableIterator<Result> {
  const source = events[Symbol.asyncIterator]();
  const mapped: AsyncIterableIterator<Result> = {
    next: async () => {
      const { value, done } = await source.next();
      return done ? { value: undefined, done: true } : { value: await map(value), done: false };
    },
    return: async () => {
      await source.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]: () => mapped,
  };
  return mapped;
}
