import type { Locks } from "../../src/api/hold-lock";
import type { Rest } from "./rest";

type Request = {
  readonly name: string;
  readonly owner: Rest;
  /** Runs the work it was asked for. */
  readonly grant: () => void;
  /** Its holder is told that the lock is gone, or its waiter that it waits no more. */
  readonly refuse: (why: string) => void;
};

/** Web Locks as the tabs of one browser share them: one holder a name, those who wait in their order. */
export class BrowserLocks {
  readonly #held = new Map<string, Request>();
  readonly #waiting: Request[] = [];
  /** How often a lock was stolen: whoever was robbed goes on to the end of what they do. */
  thefts = 0;

  /** The locks as one tab sees them. */
  of(owner: Rest): Locks {
    const request = (name: string, options: LockOptions, work: () => Promise<unknown>): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const asked: Request = {
          name,
          owner,
          grant: () => {
            this.#held.set(name, asked);
            void work()
              .then(resolve, reject)
              .finally(() => this.#letGo(asked));
          },
          refuse: (why) => reject(new DOMException(why, "AbortError")),
        };
        if (options.steal) this.#steal(asked);
        else this.#ask(asked, options.signal);
      });
    return { request } as unknown as Locks;
  }

  /** A tab is gone, and with it all that it held or waited for. */
  release(owner: Rest): void {
    for (const one of this.#waiting.filter((waiting) => waiting.owner === owner)) this.#forget(one);
    for (const held of this.#held.values()) if (held.owner === owner) this.#letGo(held);
  }

  #ask(asked: Request, signal?: AbortSignal): void {
    if (!this.#held.has(asked.name)) return asked.grant();
    this.#waiting.push(asked);
    asked.owner.block();
    signal?.addEventListener("abort", () => {
      if (!this.#forget(asked)) return;
      asked.owner.unblock();
      asked.refuse("The lock was not to be had.");
    });
  }

  #steal(asked: Request): void {
    this.thefts += 1;
    const robbed = this.#held.get(asked.name);
    robbed?.refuse("The lock was stolen.");
    asked.grant();
  }

  #letGo(held: Request): void {
    if (this.#held.get(held.name) !== held) return;
    this.#held.delete(held.name);
    const next = this.#waiting.find(({ name }) => name === held.name);
    if (!next) return;
    this.#forget(next);
    next.owner.unblock();
    next.grant();
  }

  #forget(asked: Request): boolean {
    const index = this.#waiting.indexOf(asked);
    if (index < 0) return false;
    this.#waiting.splice(index, 1);
    return true;
  }
}
