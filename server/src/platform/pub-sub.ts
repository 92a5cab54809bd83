import { createEventQueue } from "./event-queue.js";

/** Events as they come; `listening` is fulfilled once none published from then on can be missed. */
export type Subscription = AsyncIterableIterator<unknown> & { listening: Promise<void> };

/**
 * Tells what happened to whoever is listening now, in this process or, through Redis, in every process. Delivery is
 * at most once and a payload crosses as JSON: publish ids, numbers and text, never dates or entities.
 */
export type PubSub = {
  publish(topic: string, payload: object): Promise<void>;
  /** Listens from the call until the iterator's `return()`. */
  subscribe(topics: string[]): Subscription;
};

/** A way to listen to one topic, and, fulfilled once it does, how to stop. */
export type Listen = (topic: string, onEvent: (payload: unknown) => void) => Promise<() => void>;

export function subscribeTo(topics: string[], listen: Listen): Subscription {
  const queue = createEventQueue(() => {
    for (const started of listeners)
      void started.then(
        (stop) => stop(),
        () => {},
      );
  });
  const listeners = topics.map((topic) => listen(topic, queue.push));
  const listening = Promise.all(listeners).then(
    () => {},
    (error: unknown) => {
      queue.end();
      throw error;
    },
  );
  listening.catch(() => {});
  return Object.assign(queue.events, { listening });
}
