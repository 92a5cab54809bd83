/** One mark as somebody said it: `A`, `L@20`. */
export type Claim = {
  readonly mark: string;
  /** 2 said of this learner, 1 covered by a roll's default, 0 not taken. */
  readonly weight: 0 | 1 | 2;
  readonly phone: number;
  readonly counter: number;
  readonly seq: number;
};

/**
 * What registers should say, by the rules of docs/wire.md and nothing of the engine: each cell holds the claims that
 * stand, the later one first.
 */
export class RegisterModel {
  readonly #cells = new Map<string, readonly Claim[]>();

  /** The claims of a cell, which `seen` is the last sequence their author knew of. */
  say(register: string, position: number, claim: Claim, seen: number): void {
    const cell = `${register} ${position}`;
    this.#cells.set(cell, standing(this.#cells.get(cell) ?? [], claim, seen));
  }

  /** `A`, or `A!L@20` where two people said different things; `N` where nobody said anything. */
  mark(register: string, position: number): string {
    const claims = this.#cells.get(`${register} ${position}`) ?? [];
    return claims.map(({ mark }) => mark).join("!") || "N";
  }
}

function standing(held: readonly Claim[], claim: Claim, seen: number): readonly Claim[] {
  // What a phone said last is its word, however late its earlier words come.
  if (held.some(({ phone, counter }) => phone === claim.phone && counter > claim.counter)) return held;
  const unknown = held.filter(({ phone, seq }) => phone !== claim.phone && seq > seen);
  const heaviest = Math.max(-1, ...unknown.map(({ weight }) => weight));
  if (claim.weight < heaviest) return unknown;
  if (claim.weight > heaviest) return [claim];
  return [claim, ...unknown.filter(({ mark }) => mark !== claim.mark).slice(0, 1)];
}
