import { type Client, createClient, type FormattedExecutionResult } from "graphql-ws";
import { createStore, type Store } from "../values/store";
import type { Session } from "./session";

type Subscription = { readonly query: string; readonly variables?: Record<string, unknown> };
type SocketResult = FormattedExecutionResult<Record<string, unknown>>;

/** The tab's one socket to the server: open while anything is listened to. */
export type Socket = {
  /** Whether it is open and answering. */
  readonly connected: Store<boolean>;
  /** Listens until told to stop, whatever becomes of the socket or the sign-in meanwhile. */
  readonly listen: (subscription: Subscription, hear: (result: SocketResult) => void) => () => void;
  /** Calls back each time it opens again after it was lost: what was missed meanwhile has to be asked for. */
  readonly onReconnect: (listener: () => void) => () => void;
};

type SocketSession = Pick<Session, "accessToken" | "refresh">;

const PING_EVERY_MS = 20_000;
const PONG_WITHIN_MS = 8_000;
const LONGEST_RETRY_MS = 60_000;
const RESUBSCRIBE_MS = 30_000;
const UNAUTHORISED = [4401, 4403];

const sockets = new WeakMap<object, Socket>();

/** This file comes with graphql-ws: import it lazily. */
export function socketOf(session: SocketSession): Socket {
  const socket = sockets.get(session) ?? openSocket(session);
  sockets.set(session, socket);
  return socket;
}

function openSocket(session: SocketSession): Socket {
  const connected = createStore(false);
  const client = connect(session);
  client.on("connected", () => connected.set(true));
  client.on("closed", () => connected.set(false));
  closeWhenDead(client);
  return {
    connected,
    listen: (subscription, hear) => listenOn(client, subscription, hear),
    onReconnect: (listener) => client.on("connected", (_socket, _payload, again) => again && listener()),
  };
}

function connect(session: SocketSession): Client {
  const url = new URL("/graphql", location.href);
  url.protocol = url.protocol.replace("http", "ws");
  let tokenRefused = false;
  const client = createClient({
    url: url.href,
    keepAlive: PING_EVERY_MS,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (retries) => sleep(Math.min(LONGEST_RETRY_MS, 1_000 * 2 ** retries) * (0.5 + Math.random() / 2)),
    connectionParams: async () => {
      if (tokenRefused) await session.refresh();
      tokenRefused = false;
      return { authorization: `Bearer ${await session.accessToken()}` };
    },
  });
  client.on("closed", (event) => (tokenRefused = UNAUTHORISED.includes((event as CloseEvent).code)));
  return client;
}

/** A phone that changed networks keeps a socket that nobody hears: no pong in time, no socket. */
function closeWhenDead(client: Client): void {
  let overdue: ReturnType<typeof setTimeout>;
  client.on("ping", (received) => {
    if (!received) overdue = setTimeout(() => client.terminate(), PONG_WITHIN_MS);
  });
  client.on("pong", (received) => received && clearTimeout(overdue));
  client.on("closed", () => clearTimeout(overdue));
}

/** graphql-ws gives up when the sign-in is refused or the server ends a subscription; both may pass. */
function listenOn(client: Client, subscription: Subscription, hear: (result: SocketResult) => void): () => void {
  let stopped = false;
  let unsubscribe = (): void => undefined;
  const subscribe = (): void => {
    if (stopped) return;
    const later = (): void => void setTimeout(subscribe, RESUBSCRIBE_MS);
    unsubscribe = client.subscribe<Record<string, unknown>>(subscription, {
      next: hear,
      error: later,
      complete: later,
    });
  };
  subscribe();
  return () => {
    stopped = true;
    unsubscribe();
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
