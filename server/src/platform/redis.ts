import { RedisPubSub } from "graphql-redis-subscriptions";
import { Redis } from "ioredis";
import type { Cache } from "./cache.js";
import type { Logger } from "./logger.js";
import { type Listen, type PubSub, subscribeTo } from "./pub-sub.js";
import { StartFault } from "./start-fault.js";

export type RedisDoor = {
  cache: Cache;
  pubSub: PubSub;
  ping(): Promise<void>;
  close(): Promise<void>;
};

/** Puts what an installation shares apart from what others do who share the same Redis. */
type Place = (name: string) => Promise<string>;

/**
 * The one place that knows Redis. It reconnects for ever; while it is away a command fails after a few tries, and a
 * message published meanwhile is lost, which a subscriber makes good by reading again. `readOwner` tells whose all this is;
 * it is asked once there is anything to keep or to say.
 */
export async function openRedis(url: string, logger: Logger, readOwner: () => Promise<string>): Promise<RedisDoor> {
  const commands = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 3 });
  const subscriber = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null });
  let isOpen = false;
  let fault = "";
  for (const redis of [commands, subscriber]) {
    redis.on("error", (error: Error) => {
      fault = "code" in error ? String(error.code) : error.message;
      if (isOpen) logger.warn({ err: error }, "Redis does not answer");
    });
  }
  try {
    await Promise.all([commands.connect(), subscriber.connect()]);
  } catch (error) {
    commands.disconnect();
    subscriber.disconnect();
    fault ||= error instanceof Error ? error.message : String(error);
    throw new StartFault(
      `Redis at ${new URL(url).host} does not answer (${fault}). Start it, or correct the address in REDIS_URL.`,
    );
  }
  isOpen = true;
  let owner = "";
  const place: Place = async (name) => {
    owner ||= await readOwner();
    return `asili:${owner}:${name}`;
  };

  return {
    cache: redisCache(commands, place),
    pubSub: redisPubSub(new RedisPubSub({ publisher: commands, subscriber }), place),
    ping: async () => void (await commands.ping()),
    close: async () => {
      await Promise.allSettled([commands.quit(), subscriber.quit()]);
    },
  };
}

function redisPubSub(messages: RedisPubSub, place: Place): PubSub {
  const listen: Listen = async (topic, onEvent) => {
    const id = await messages.subscribe<unknown>(await place(topic), onEvent);
    return () => messages.unsubscribe(id);
  };
  return {
    publish: async (topic, payload) => messages.publish(await place(topic), payload),
    subscribe: (topics) => subscribeTo(topics, listen),
  };
}

function redisCache(redis: Redis, place: Place): Cache {
  return {
    get: async (key) => redis.get(await place(key)),
    set: async (key, value, ttlSeconds) => void (await redis.set(await place(key), value, "EX", Math.ceil(ttlSeconds))),
    delete: async (key) => void (await redis.del(await place(key))),
    increment: async (name, ttlSeconds) => {
      const key = await place(name);
      const answers = await redis.multi().incr(key).expire(key, Math.ceil(ttlSeconds), "NX").exec();
      return Number(answers?.[0]?.[1]);
    },
    secondsLeft: async (key) => Math.max(0, await redis.ttl(await place(key))),
  };
}
