import type { Subscription } from "./pub-sub.js";

export type MappedEvents<Told> = AsyncIterableIterator<Told>;

/** Events as `read` tells them, in order; null tells nothing. Fulfilled once none published from then on can be missed. */
export async function mapEvents<Told>(
  events: Subscription,
  read: (event: unknown) => Promise<Told | null>,
): Promise<MappedEvents<Told>> {
  await events.listening;
  const mapped: MappedEvents<Told> = {
    async next() {
      for (;;) {
        const { value, done } = await events.next();
        if (done) return { value: undefined, done };
        const told = await read(value);
        if (told !== null) return { value: told, done: false };
      }
    },
    async return() {
      await events.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return mapped;
    },
  };
  return mapped;
}
