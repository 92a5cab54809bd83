/**
 * A server in a process of its own that can be told to die, by SIGKILL, at the nth boundary of what it does: before and
 * after each commit, each call of the provider and each event published. Run by `Mortal`.
 */
import { flushCompileCache } from "node:module";
import type { Config } from "../../src/config.js";
import { createApp } from "../../src/app.js";
import { parseConfig } from "../../src/config.js";
import { Relay } from "../../src/events/relay.js";
import { createLogger } from "../../src/platform/logger.js";
import type { Em } from "../../src/platform/orm.js";
import type { PubSub } from "../../src/platform/pub-sub.js";
import { readSettings } from "./practice.js";

export type Birth = { env: Record<string, string>; settings: object; aheadMs: number };
export type Published = { topic: string; payload: { eventId?: string; receiptId?: number } };
export type Told = { loaded: true } | { listening: true } | { published: Published } | { dying: string };
export type Order = { birth: Birth } | { dieAt: number };

/** Boundaries left until the end; none before the order to die. */
let left = Infinity;

function pass(boundary: string): void {
  left -= 1;
  if (left > 0) return;
  left = Infinity;
  // Told before, so that a test can say where it died; what follows never runs.
  process.send!({ dying: boundary } satisfies Told, () => process.kill(process.pid, "SIGKILL"));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  process.kill(process.pid, "SIGKILL");
}

const tell = (told: Told): Promise<void> => new Promise((resolve) => process.send!(told, () => resolve()));

const birth = await new Promise<Birth>((resolve) => {
  process.on("message", (order: Order) => {
    if ("dieAt" in order) left = order.dieAt;
    else resolve(order.birth);
  });
  void tell({ loaded: true });
});

const realFetch = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  pass("before asking the provider");
  const response = await realFetch(input, init);
  pass("after asking the provider");
  return response;
};

// The relay tells what a dead server left before the application is all there: it is listened to from its start.
const start = Relay.prototype.start;
Relay.prototype.start = function () {
  listenTo((this as unknown as { pubSub: PubSub }).pubSub);
  start.call(this);
};

function listenTo(pubSub: PubSub): void {
  const publish = pubSub.publish.bind(pubSub);
  pubSub.publish = async (topic, payload) => {
    pass("before an event is published");
    await publish(topic, payload);
    await tell({ published: { topic, payload: payload as Published["payload"] } });
    pass("after an event is published");
  };
}

const parsed = parseConfig(birth.env);
if (!parsed.ok) throw new Error(parsed.problems.join("\n"));
const config: Config = { ...parsed.config, host: "127.0.0.1", mpesa: readSettings(birth.settings) };
const app = await createApp(config, {
  clock: { now: () => new Date(Date.now() + birth.aheadMs) },
  logger: createLogger("fatal"),
});

type Committing = { commit: (...given: unknown[]) => Promise<unknown> };
const connection = (app.services.orm.em as Em).getConnection() as unknown as Committing;
const commit = connection.commit.bind(connection);
connection.commit = async (...given) => {
  pass("before a commit");
  const done = await commit(...given);
  pass("after a commit");
  return done;
};

await app.listen();
await tell({ listening: true });
// One that is killed leaves its heirs nothing else.
flushCompileCache();
