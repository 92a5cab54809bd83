/** Goals as they are checked one by one; those that are missed make the process end with 1. */
export class Goals {
  readonly #lines: string[] = [];

  /** `figure` is what was seen, beside what it has to be. */
  check(isMet: boolean, goal: string, figure: string): void {
    this.#lines.push(`  ${isMet ? "met   " : "MISSED"}  ${goal}: ${figure}`);
    if (!isMet) process.exitCode = 1;
  }

  /** Prints those checked since it was last told to. */
  print(): void {
    for (const line of this.#lines.splice(0)) console.log(line);
  }
}
