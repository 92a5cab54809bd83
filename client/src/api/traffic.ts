/** Counts the bytes of bodies sent and received, for whoever keeps the month's sum. */
export class Traffic {
  #bytes = 0;

  count(bytes: number): void {
    this.#bytes += bytes;
  }

  /** What was counted since it was last taken. */
  take(): number {
    const bytes = this.#bytes;
    this.#bytes = 0;
    return bytes;
  }
}
