const MAX_WAITING = 1000;

/**
 * Turns called-back events into an async iterator. A listener that falls too far behind is ended rather than fed from
 * an ever longer queue: its client reconnects and reads again, which is how it makes good any lost event.
 */
export function createEventQueue(onEnd: () => void) {
  const waiting: unknown[] = [];
  const readers: ((result: IteratorResult<unknown>) => void)[] = [];
  let ended = false;

  const end = (): void => {
    if (ended) return;
    ended = true;
    waiting.length = 0;
    for (const read of readers.splice(0)) read({ value: undefined, done: true });
    onEnd();
  };

  const push = (event: unknown): void => {
    if (ended) return;
    const read = readers.shift();
    if (read) read({ value: event, done: false });
    else if (waiting.push(event) > MAX_WAITING) end();
  };

  const events: AsyncIterableIterator<unknown> = {
    next() {
      if (waiting.length > 0) return Promise.resolve({ value: waiting.shift(), done: false });
      if (ended) return Promise.resolve({ value: undefined, done: true });
      return new Promise((resolve) => readers.push(resolve));
    },
    async return() {
      end();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return events;
    },
  };
  return { push, end, events };
}
