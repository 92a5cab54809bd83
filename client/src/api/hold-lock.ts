/** Waits, unless told to stop; handed in so that tests own the time. */
export type Wait = (ms: number, signal?: AbortSignal) => Promise<void>;

export type Locks = Pick<LockManager, "request" | "query">;

// A frozen tab keeps its lock for ever; a living one is done with a request sooner than this.
const STEAL_AFTER_MS = 30_000;

/**
 * Runs one tab's work at a time. The lock saves traffic and is never needed for correctness: without it the work simply runs,
 * and work whose lock was stolen runs to its end.
 */
export async function holdLock<Result>(
  locks: Locks | undefined,
  name: string,
  wait: Wait,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!locks) return work();
  let running: Promise<Result> | undefined;
  const [queue, patience] = [new AbortController(), new AbortController()];
  const start = (): Promise<Result> => {
    patience.abort();
    return (running ??= work());
  };
  const stolen = outwait(locks, name, wait, patience.signal, () => {
    queue.abort();
    return locks.request(name, { steal: true }, start);
  });
  stolen.catch(() => undefined);
  try {
    return await locks.request(name, { signal: queue.signal }, start);
  } catch (error) {
    if (running) return running;
    if (!queue.signal.aborted) throw error;
    return stolen.catch((failure: unknown) => running ?? Promise.reject(failure));
  }
}

/**
 * Steals from a tab that has kept the lock all the while. Where it went round meanwhile, everyone is alive and the queue moves;
 * of several that have waited as long, one steals and the others begin to wait for that one: they would rob each other.
 */
async function outwait<Result>(
  locks: Locks,
  name: string,
  wait: Wait,
  patience: AbortSignal,
  steal: () => Promise<Result>,
): Promise<Result> {
  for (let yielded = false; ; yielded = true) {
    const holder = await holderOf(locks, name);
    await wait(STEAL_AFTER_MS, patience);
    const end = await locks.request(`${name}!`, { ifAvailable: true }, async (thief) => {
      patience.throwIfAborted();
      if ((await holderOf(locks, name)) !== holder) return null;
      // A thief that froze in its turn keeps this from everyone for ever.
      return thief || yielded ? { result: await steal() } : null;
    });
    if (end) return end.result;
  }
}

async function holderOf(locks: Locks, name: string): Promise<string | undefined> {
  const { held } = await locks.query();
  return held?.find((lock) => lock.name === name)?.clientId;
}
