/** Waits, unless told to stop; handed in so that tests own the time. */
export type Wait = (ms: number, signal?: AbortSignal) => Promise<void>;

export type Locks = Pick<LockManager, "request">;

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
  const start = (): Promise<Result> => (running = work());
  const patience = new AbortController();
  const enough = new AbortController();
  void wait(STEAL_AFTER_MS, enough.signal).then(
    () => patience.abort(),
    () => undefined,
  );
  try {
    return await locks.request(name, { signal: patience.signal }, start);
  } catch (error) {
    if (running) return running;
    if (!patience.signal.aborted) throw error;
    return await stealLock(locks, name, start, () => running);
  } finally {
    enough.abort();
  }
}

async function stealLock<Result>(
  locks: Locks,
  name: string,
  start: () => Promise<Result>,
  running: () => Promise<Result> | undefined,
): Promise<Result> {
  try {
    return await locks.request(name, { steal: true }, start);
  } catch (error) {
    const work = running();
    if (work) return work;
    throw error;
  }
}
