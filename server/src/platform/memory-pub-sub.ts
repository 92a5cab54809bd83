import { type PubSub, subscribeTo } from "./pub-sub.js";

/** Pub-sub for an installation of one process. */
export function createMemoryPubSub(): PubSub {
  const topics = new Map<string, Set<(payload: unknown) => void>>();

  const listen = async (topic: string, onEvent: (payload: unknown) => void) => {
    const listeners = topics.get(topic) ?? new Set();
    topics.set(topic, listeners.add(onEvent));
    return () => {
      listeners.delete(onEvent);
      if (listeners.size === 0 && topics.get(topic) === listeners) topics.delete(topic);
    };
  };

  return {
    publish: async (topic, payload) => {
      const listeners = topics.get(topic);
      if (!listeners) return;
      const asReceived: unknown = JSON.parse(JSON.stringify(payload));
      for (const onEvent of listeners) onEvent(asReceived);
    },
    subscribe: (names) => subscribeTo(names, listen),
  };
}
