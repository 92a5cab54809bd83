import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import type { Config } from "./config.js";
import type { Services } from "./context.js";
import { schema } from "./database-schema.js";
import { Relay } from "./events/relay.js";
import { Dialect } from "./platform/database-url.js";
import { loadSigningKeys } from "./platform/load-signing-keys.js";
import { createLogger, type Logger } from "./platform/logger.js";
import { createMemoryCache } from "./platform/memory-cache.js";
import { createMemoryPubSub } from "./platform/memory-pub-sub.js";
import { type Em, openOrm } from "./platform/orm.js";
import { openRedis } from "./platform/redis.js";
import { createTokens } from "./platform/tokens.js";
import { type Clock, systemClock } from "./values/clock.js";

export type Overrides = { clock?: Clock; logger?: Logger };

export type OpenServices = {
  services: Services;
  /** Rejects when something the services stand on does not answer. */
  ping(): Promise<void>;
} & AsyncDisposable;

/** Connects to everything outside the process; what was opened is closed again when a later part cannot be. */
export async function openServices(
  config: Config,
  { clock = systemClock, logger }: Overrides = {},
): Promise<OpenServices> {
  await using opened = new AsyncDisposableStack();
  const log = logger ?? createLogger(config.logLevel);
  const tokens = createTokens(config.signingKeys ?? (await loadSigningKeys(config.dataDir)));

  if (config.database.dialect === Dialect.sqlite) await mkdir(dirname(config.database.url), { recursive: true });
  const orm = opened.adopt(await openOrm(config.database, schema), (open) => open.close());
  const redis = config.redisUrl === null ? null : await openRedis(config.redisUrl, log);
  if (redis) opened.defer(() => redis.close());
  const cache = redis?.cache ?? createMemoryCache(() => clock.now().getTime());
  const pubSub = redis?.pubSub ?? createMemoryPubSub();
  const openEm = () => orm.em.fork() as Em;
  const relay = opened.use(new Relay(openEm, pubSub, log));

  if (!redis && config.database.dialect !== Dialect.sqlite) {
    log.warn("REDIS_URL is not set: run only this one process, for others would not hear of what happens in it.");
  }

  const all = opened.move();
  return {
    services: { config, orm, cache, pubSub, relay, tokens, clock, logger: log },
    ping: async () => {
      await Promise.all([openEm().execute("select 1"), redis?.ping()]);
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
