/**
 * Whether something a tab does is under way: not while nothing runs, nor while what runs waits for another (an answer on
 * its way, a lock, the time, a thaw). A world takes its next step when everybody is at rest, so that chance alone
 * decides what overtakes what.
 */
export class Rest {
  #running = 0;
  #blocked = 0;
  #isOver = false;
  #waiters: (() => void)[] = [];

  get isBusy(): boolean {
    return this.#running > 0;
  }

  /** Follows an activity to its end. */
  follow(activity: Promise<unknown>): void {
    this.#running += 1;
    void activity.then(
      () => this.#end(),
      () => this.#end(),
    );
  }

  block(): void {
    this.#blocked += 1;
    this.#tell();
  }

  unblock(): void {
    this.#blocked -= 1;
  }

  /** Nothing of it goes on any more. */
  die(): void {
    this.#isOver = true;
    this.#tell();
  }

  /** Resolves when nothing moves. */
  reached(): Promise<void> {
    if (this.#isAtRest()) return Promise.resolve();
    return new Promise((resolve) => this.#waiters.push(resolve));
  }

  #end(): void {
    this.#running = Math.max(0, this.#running - 1);
    this.#tell();
  }

  #isAtRest(): boolean {
    return this.#isOver || this.#running <= this.#blocked;
  }

  #tell(): void {
    if (!this.#isAtRest()) return;
    for (const resolve of this.#waiters.splice(0)) resolve();
  }
}
