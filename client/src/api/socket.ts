import { type Client, createClient } from "graphql-ws";
import { createStore, type Store } from "../values/store";
import type { Session } from "./session";

/** The tab's one socket to the server: open while anything subscribes, and re-opened for as long as it does. */
export type Socket = {
  readonly client: Client;
  /** Whether it is open and answering. */
  readonly connected: Store<boolean>;
  /** Calls back each time it opens again after it was lost: what was missed meanwhile has to be asked for. */
  readonly onReconnect: (listener: () => void) => () => void;
};

type SocketSession = Pick<Session, "accessToken" | "refresh">;

const PING_EVERY_MS = 20_000;
const PONG_WITHIN_MS = 8_000;
const LONGEST_RETRY_MS = 60_000;
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
  client.on("connected", () => connected.set(true));
  client.on("closed", (event) => {
    connected.set(false);
    tokenRefused = UNAUTHORISED.includes((event as CloseEvent).code);
  });
  closeWhenDead(client);
  const onReconnect = (listener: () => void): (() => void) =>
    client.on("connected", (_socket, _payload, again) => again && listener());
  return { client, connected, onReconnect };
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

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
