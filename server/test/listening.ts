import type { PubSub } from "../src/platform/pub-sub.js";

/**
 * Fulfilled once `count` more subscriptions hear whatever is told from then on: a client is not told that its own has
 * begun. Call it before they are asked for.
 */
export function listening(pubSub: PubSub, count = 1): Promise<void> {
  const { subscribe } = pubSub;
  let begun = 0;
  return new Promise((resolve, reject) => {
    pubSub.subscribe = (topics) => {
      const events = subscribe(topics);
      void events.listening.then(() => {
        if (++begun === count) resolve();
      }, reject);
      return events;
    };
  });
}
