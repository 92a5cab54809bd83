import { RedisPubSub } from "graphql-redis-subscriptions";
import { Redis } from "ioredis";
import type { Cache } from "./cache.js";
import type { Logger } from "./logger.js";
import { type Listen, type PubSub, subscribeTo } from "./pub-sub.js";
import { StartFault } from "./start-fault.js";

const PREFIX = "asili:";

export type RedisDoor = {
  cache: Cache;
  pubSub: PubSub;
  ping(): Promise<void>;
  close(): Promise<void>;
};

/**
 * The one place that knows Redis. It reconnects for ever; while it is away a command fails after a few tries, and a
 * message published meanwhile is lost, which a subscriber makes good by reading again.
 */
export async function openRedis(url: string, logger: Logger): Promise<RedisDoor> {
  const commands = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 3, keyPrefix: PREFIX });
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

  return {
    cache: redisCache(commands),
    pubSub: redisPubSub(new RedisPubSub({ publisher: commands, subscriber })),
    ping: async () => void (await commands.ping()),
    close: async () => {
      await Promise.allSettled([commands.quit(), subscriber.quit()]);
    },
  };
}

function redisPubSub(messages: RedisPubSub): PubSub {
  const listen: Listen = async (topic, onEvent) => {
    const id = await messages.subscribe<unknown>(PREFIX + topic, onEvent);
    return () => messages.unsubscribe(id);
  };
  return {
    publish: (topic, payload) => messages.publish(PREFIX + topic, payload),
    subscribe: (topics) => subscribeTo(topics, listen),
  };
}

function redisCache(redis: Redis): Cache {
  return {
    get: (key) => redis.get(key),
    set: async (key, value, ttlSeconds) => void (await redis.set(key, value, "EX", Math.ceil(ttlSeconds))),
    delete: async (key) => void (await redis.del(key)),
    increment: async (key, ttlSeconds) => {
      const answers = await redis.multi().incr(key).expire(key, Math.ceil(ttlSeconds), "NX").exec();
      return Number(answers?.[0]?.[1]);
    },
    secondsLeft: async (key) => Math.max(0, await redis.ttl(key)),
  };
}
