/** What was made to go wrong, by kind. */
export class FaultLog {
  readonly counts = new Map<string, number>();
  total = 0;

  count(kind: string): void {
    this.total += 1;
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
  }
}
