// Less than the server lets a token live, so that it does not run out on the way.
const SERVES_MS = 12 * 60_000;

/** The token that requests carry, in memory only. Its age is measured here: the phone's clock may be days off. */
export class AccessToken {
  readonly #clock: () => number;
  #held: { readonly text: string; readonly since: number } | null = null;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Null when there is none that is sure to serve. */
  get text(): string | null {
    const held = this.#held;
    return held && Math.abs(this.#clock() - held.since) < SERVES_MS ? held.text : null;
  }

  take(text: string): void {
    this.#held = { text, since: this.#clock() };
  }

  drop(): void {
    this.#held = null;
  }
}
