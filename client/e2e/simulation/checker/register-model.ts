/** One mark as somebody said it: `A`, `L@20`. */
export type Claim = {
  readonly mark: string;
  /** 2 said of this learner, 1 covered by a roll's default, 0 not taken. */
  readonly weight: 0 | 1 | 2;
  readonly device: number;
  readonly counter: number;
  readonly seq: number;
  readonly user: number;
};

/**
 * What registers should say, by the rules of docs/wire.md and nothing of the engine: each cell holds the claims that
 * stand, the later one first.
 */
export class RegisterModel {
  readonly #cells: Map<string, readonly Claim[]>;
  /** Cells in which one device, in two places, said "not taken" before something it had said earlier came: no rule tells which stands. */
  readonly unsure: Set<string>;

  constructor(cells: ReadonlyMap<string, readonly Claim[]> = new Map(), unsure: ReadonlySet<string> = new Set()) {
    this.#cells = new Map(cells);
    this.unsure = new Set(unsure);
  }

  /** As it is now, to go back to. */
  copy(): RegisterModel {
    return new RegisterModel(this.#cells, this.unsure);
  }

  /** Somebody claims a cell, `seen` being the last sequence they knew of; tells the claims that this replaced. */
  say(cell: string, claim: Claim, seen: number): readonly Claim[] {
    const held = this.#cells.get(cell) ?? [];
    if (held.some((each) => each.device === claim.device && each.counter > claim.counter && each.weight === 0))
      this.unsure.add(cell);
    const now = standing(held, claim, seen);
    this.#cells.set(cell, now);
    return held.filter((each) => !now.includes(each));
  }

  claims(cell: string): readonly Claim[] {
    return this.#cells.get(cell) ?? [];
  }

  /** `A`, or `A!L@20` where two people said different things; `N` where nobody said anything. */
  mark(cell: string): string {
    return (
      this.claims(cell)
        .map(({ mark }) => mark)
        .join("!") || "N"
    );
  }

  /** Cells of which two different things stand. */
  contested(): [string, readonly Claim[]][] {
    return [...this.#cells].filter(([cell, claims]) => claims.length > 1 && !this.unsure.has(cell));
  }
}

function standing(held: readonly Claim[], claim: Claim, seen: number): readonly Claim[] {
  // What a device said last is its word, however late its earlier words come.
  if (held.some(({ device, counter }) => device === claim.device && counter > claim.counter)) return held;
  const unknown = held.filter(({ device, seq }) => device !== claim.device && seq > seen);
  const heaviest = Math.max(-1, ...unknown.map(({ weight }) => weight));
  if (claim.weight < heaviest) return unknown;
  if (claim.weight > heaviest) return [claim];
  return [claim, ...unknown.filter(({ mark }) => mark !== claim.mark).slice(0, 1)];
}
