type Timer = { readonly at: number; readonly ring: () => void };

/** The time of a whole world, in milliseconds: it passes only when it is told to. */
export class VirtualTime {
  #now: number;
  readonly #timers = new Set<Timer>();

  constructor(now: Date) {
    this.#now = now.getTime();
  }

  get now(): number {
    return this.#now;
  }

  /** Resolves after a while; rejects when told to stop. */
  readonly wait = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const timer = { at: this.#now + ms, ring: resolve };
      const stop = (): void => {
        this.#timers.delete(timer);
        reject(new DOMException("The wait was cut short.", "AbortError"));
      };
      if (signal?.aborted) return stop();
      this.#timers.add(timer);
      signal?.addEventListener("abort", stop, { once: true });
    });

  /** Goes on to the next timer within so many milliseconds and rings it, or to their end; tells how many are left. */
  pass(ms: number): number {
    const end = this.#now + ms;
    const next = [...this.#timers].reduce<Timer | null>(
      (one, other) => (one && one.at <= other.at ? one : other),
      null,
    );
    if (!next || next.at > end) {
      this.#now = end;
      return 0;
    }
    this.#timers.delete(next);
    this.#now = Math.max(this.#now, next.at);
    next.ring();
    return end - this.#now;
  }
}
