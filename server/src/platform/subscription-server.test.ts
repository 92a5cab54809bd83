import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buildSchema } from "graphql";
import { type Client, createClient, type SubscribePayload } from "graphql-ws";
import { afterEach, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { createFormatError } from "./format-error.js";
import { createJitExecutor } from "./jit-executor.js";
import { createMemoryPubSub } from "./memory-pub-sub.js";
import { addSubscriptionServer, type SubscriptionServer } from "./subscription-server.js";

/** A busy machine is no finding. */
const SOON_MS = 30_000;

const warnings: unknown[][] = [];
const silent = {
  debug() {},
  info() {},
  warn: (...line: unknown[]) => void warnings.push(line),
  error() {},
  fatal() {},
};
const pubSub = createMemoryPubSub();
const schema = buildSchema(`
  type Query { whoami: String!, opened: Int!, echo(n: Int!): Int }
  type Subscription { ticks: Int!, opened: Int!, broken: Int! }
`);
Object.assign(schema.getQueryType()!.getFields()["whoami"]!, {
  resolve: (_: unknown, __: unknown, context: Context) => context.owner,
});
for (const type of [schema.getQueryType()!, schema.getSubscriptionType()!]) {
  Object.assign(type.getFields()["opened"]!, {
    resolve: (_: unknown, __: unknown, context: Context) => context.opened,
  });
}
for (const field of ["ticks", "opened", "broken"]) {
  Object.assign(schema.getSubscriptionType()!.getFields()[field]!, { subscribe: () => pubSub.subscribe(["tick"]) });
}
Object.assign(schema.getSubscriptionType()!.getFields()["broken"]!, {
  resolve: () => {
    throw new Error("select * from learner where name = 'Amina'");
  },
});

type Context = { owner: string; opened: number };
/** What happens while somebody's access is looked up, after it was read. */
let meanwhile: (owner: string) => void = () => {};
const ended = new Set<unknown>();
type Running = { http: Server; subscriptions: SubscriptionServer; port: number };
const clients: Client[] = [];
const servers: Running[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) await client.dispose();
  for (const server of servers.splice(0)) await stop(server);
});

/** Serves at the port, or at a free one, until it is stopped or the test ends; `expiresIn` is in milliseconds. */
async function serve(port = 0, expiresIn: number | null = null): Promise<Running> {
  const http = createServer();
  const subscriptions = addSubscriptionServer<Context>(http, {
    schema,
    executor: createJitExecutor(schema),
    formatError: createFormatError(silent),
    now: () => new Date(),
    logger: silent,
    authenticate: async ({ accessToken }) => {
      if (typeof accessToken !== "string" || !accessToken.startsWith("good") || ended.has(accessToken)) return null;
      meanwhile(accessToken);
      let opened = 0;
      return {
        owner: accessToken,
        expiresAt: expiresIn === null ? null : new Date(Date.now() + expiresIn),
        openContext: () => ({ owner: accessToken, opened: ++opened }),
      };
    },
  });
  await new Promise<void>((resolve) => http.listen(port, "127.0.0.1", resolve));
  const running = { http, subscriptions, port: (http.address() as AddressInfo).port };
  servers.push(running);
  return running;
}

async function stop({ http, subscriptions }: Running): Promise<void> {
  if (!http.listening) return;
  const closed = new Promise((resolve) => http.close(resolve));
  await subscriptions[Symbol.asyncDispose]();
  await closed;
}

function connect({ port }: Running, accessToken: string | (() => string) = "good", options: object = {}): Client {
  const client = createClient({
    url: `ws://127.0.0.1:${port}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: () => ({ accessToken: typeof accessToken === "string" ? accessToken : accessToken() }),
    retryAttempts: 50,
    retryWait: () => new Promise((resolve) => setTimeout(resolve, 20)),
    ...options,
  });
  clients.push(client);
  return client;
}

const query = (client: Client, text: string) =>
  new Promise<unknown>((resolve, reject) => {
    client.subscribe({ query: text } as SubscribePayload, { next: resolve, error: reject, complete: () => {} });
  });

function follow(client: Client, text: string) {
  const seen: unknown[] = [];
  const errors: unknown[] = [];
  const stopFollowing = client.subscribe({ query: text } as SubscribePayload, {
    next: (event) => seen.push(event),
    error: (error) => errors.push(error),
    complete: () => {},
  });
  return { seen, errors, stop: stopFollowing };
}

const tick = (ticks: number) => pubSub.publish("tick", { ticks });

/** Ticks until it was heard: nobody is told when a subscription has begun. */
const tickUntil = (ticks: number, heard: () => boolean) =>
  vi.waitFor(async () => {
    await tick(ticks);
    if (!heard()) throw new Error("not heard yet");
  }, SOON_MS);

it("speaks for whoever connected", async () => {
  const running = await serve();
  expect(await query(connect(running, "good Amina"), "{ whoami }")).toEqual({ data: { whoami: "good Amina" } });
});

it("closes with 4401 on whoever nobody knows, and the client stops trying", async () => {
  const running = await serve();
  await expect(query(connect(running, "bad"), "{ whoami }")).rejects.toMatchObject({ code: 4401 });
  await expect(query(connect(running, ""), "{ whoami }")).rejects.toMatchObject({ code: 4401 });
});

it("tells events, each in a context of its own, until nobody listens", async () => {
  const running = await serve();
  const client = connect(running);
  const ticks = follow(client, "subscription { ticks }");
  await tickUntil(1, () => ticks.seen.length > 0);
  expect(ticks.seen[0]).toEqual({ data: { ticks: 1 } });
  const opened = follow(client, "subscription { opened }");
  await tickUntil(2, () => opened.seen.length > 1);
  const [first, second] = opened.seen as { data: { opened: number } }[];
  expect(second!.data.opened).toBeGreaterThan(first!.data.opened);
  ticks.stop();
  const before = ticks.seen.length;
  await query(client, "{ whoami }");
  await tick(3);
  await query(client, "{ whoami }");
  expect(ticks.seen).toHaveLength(before);
});

it("lets graphql-ws's client come back after the server was killed and started again", async () => {
  const first = await serve();
  const ticks = follow(connect(first, "good", { shouldRetry: () => true }), "subscription { ticks }");
  await tickUntil(1, () => ticks.seen.length > 0);
  await stop(first);
  const before = ticks.seen.length;
  await serve(first.port);
  await tickUntil(2, () => ticks.seen.length > before);
  expect(ticks.seen.at(-1)).toEqual({ data: { ticks: 2 } });
  expect(ticks.errors).toEqual([]);
});

it("ends with 4403 when the access token expires, and the client goes on with the next", async () => {
  const running = await serve(0, 150);
  const closed: unknown[] = [];
  let given = 0;
  const client = connect(running, () => `good ${++given}`, {
    on: { closed: ({ code }: { code: number }) => closed.push(code) },
  });
  const ticks = follow(client, "subscription { ticks }");
  await vi.waitFor(() => expect(closed.length).toBeGreaterThan(1), SOON_MS);
  expect(new Set(closed)).toEqual(new Set([4403]));
  expect(given).toBeGreaterThan(1);
  await tickUntil(1, () => ticks.seen.length > 0);
  expect(ticks.errors).toEqual([]);
});

it("ends the connections of one owner, who are then asked again who they are", async () => {
  const running = await serve();
  const connected = { Amina: 0, Baraka: 0 };
  for (const name of ["Amina", "Baraka"] as const) {
    follow(connect(running, `good ${name}`, { on: { connected: () => connected[name]++ } }), "subscription { ticks }");
  }
  await vi.waitFor(() => expect(connected).toEqual({ Amina: 1, Baraka: 1 }), SOON_MS);
  running.subscriptions.dropOwner("good Amina");
  await vi.waitFor(() => expect(connected).toEqual({ Amina: 2, Baraka: 1 }), SOON_MS);
});

it("ends a connection whose access ended while it was looked up", async () => {
  const running = await serve();
  meanwhile = (owner) => {
    ended.add(owner);
    running.subscriptions.dropOwner(owner);
  };
  const closed: unknown[] = [];
  const on = { closed: (event: unknown) => closed.push((event as { code: number }).code) };
  follow(connect(running, "good Chege", { retryAttempts: 0, on }), "subscription { ticks }");
  await vi.waitFor(() => expect(closed).toEqual([4403]), SOON_MS);
  meanwhile = () => {};
});

it("bounds operations on a connection, connections of an owner, and the size of messages", async () => {
  const running = await serve();
  const client = connect(running);
  const followed = Array.from({ length: 25 }, () => follow(client, "subscription { ticks }"));
  await vi.waitFor(() => expect(followed.filter(({ errors }) => errors.length > 0)).toHaveLength(5), SOON_MS);
  expect(followed.at(-1)!.errors[0]).toMatchObject([{ extensions: { code: "RATE_LIMITED" } }]);

  const crowd = Array.from({ length: 21 }, () => connect(running, "good crowd", { retryAttempts: 0 }));
  const answers = await Promise.allSettled(crowd.map((each) => keepOpen(each)));
  expect(answers.filter(({ status }) => status === "rejected")).toHaveLength(1);

  const long = connect(running, "good Long", { retryAttempts: 0 });
  vi.spyOn(console, "error").mockImplementation(() => {});
  await expect(query(long, `{ whoami } # ${"x".repeat(70_000)}`)).rejects.toBeDefined();
  vi.restoreAllMocks();
});

const keepOpen = async (client: Client) => {
  const ticks = follow(client, "subscription { ticks }");
  await tickUntil(1, () => ticks.seen.length > 0 || ticks.errors.length > 0);
  if (ticks.errors.length > 0) throw ticks.errors[0];
};

it("refuses what cannot be run, and tells nothing of what went wrong inside", async () => {
  const running = await serve();
  const client = connect(running);
  const code = async (text: string) => {
    const answer = await query(client, text).catch((errors: unknown) => ({ errors }));
    return (answer as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code;
  };
  expect(await code("{ nothing }")).toBe("GRAPHQL_VALIDATION_FAILED");
  expect(await code("{ nothing")).toBe("GRAPHQL_PARSE_FAILED");
  expect(await code("query ($n: Int!) { echo(n: $n) }")).toBe("BAD_USER_INPUT");
  expect(await code(`{ ${"__typename ".repeat(2100)} }`)).toBe("GRAPHQL_PARSE_FAILED");
  const broken = follow(client, "subscription { broken }");
  await tickUntil(1, () => broken.seen.length > 0);
  expect(JSON.stringify(broken.seen)).not.toContain("Amina");
  expect(broken.seen[0]).toMatchObject({ data: null, errors: [{ extensions: { code: "INTERNAL_SERVER_ERROR" } }] });
});

it("closes every connection when it stops, even one whose other end does not answer", async () => {
  const running = await serve();
  const mute = new WebSocket(`ws://127.0.0.1:${running.port}/graphql`, "graphql-transport-ws");
  await new Promise((resolve) => mute.once("open", resolve));
  mute.pause();
  await stop(running);
  mute.terminate();
});

it("logs one line, and no stack, when a stranger sends too large a message", async () => {
  const running = await serve();
  warnings.length = 0;
  const onConsole = vi.spyOn(console, "error");
  const socket = new WebSocket(`ws://127.0.0.1:${running.port}/graphql`, "graphql-transport-ws");
  const closed = new Promise((resolve) => socket.on("close", resolve));
  socket.on("open", () => socket.send("x".repeat(70_000)));
  expect(await closed).toBe(1009);
  expect(warnings).toEqual([[{ code: "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH" }, "a websocket was closed on what it sent"]]);
  expect(onConsole).not.toHaveBeenCalled();
  onConsole.mockRestore();
});

it("refuses brackets nested so deep that reading them would end the stack", async () => {
  const running = await serve();
  await expect(query(connect(running), `{ echo(n: ${"[".repeat(3000)}`)).rejects.toMatchObject([
    { message: "Nest brackets at most 60 deep." },
  ]);
});
