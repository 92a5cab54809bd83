import type { Stay } from "../../src/schools/stay.js";

/** One thing somebody said of one learner: `weight` is 2 for explicit, 1 for a default present, 0 for not taken. */
type Claim = { value: string; weight: number; seq: number; device: number; counter: number };
type Write = { seq: number; device: number; counter: number; seen: number };

/**
 * What a register is meant to say, kept the simple way: every learner's claims spelt out, nothing implied, nothing
 * shared with the code under test. A list of claims has what stands first and at most one beside it.
 */
export class ExpandedRegister {
  readonly #claims = new Map<number, Claim[]>();

  roll(present: readonly Stay[], status: string, marks: ReadonlyMap<number, string>, write: Write): void {
    for (const { learnerId, position } of present) {
      const value = marks.get(position);
      this.#say(learnerId, value ?? status, value === undefined && status === "P" ? 1 : 2, write);
    }
  }

  fix(learnerId: number, value: string, write: Write): void {
    this.#say(learnerId, value, 2, write);
  }

  /** What stands of a learner and, after `!`, what contests it; not taken when nobody said anything. */
  of(learnerId: number): string {
    const values = (this.#claims.get(learnerId) ?? []).map(({ value }) => value);
    return values.length === 0 ? "N" : values.join("!");
  }

  #say(learnerId: number, value: string, explicit: number, { seq, device, counter, seen }: Write): void {
    const claims = this.#claims.get(learnerId) ?? [];
    const claim = { value, weight: value === "N" ? 0 : explicit, seq, device, counter };
    const unseen = claims.filter((each) => each.seq > seen && each.device !== device);
    if (unseen.some(({ weight }) => weight > claim.weight)) this.#claims.set(learnerId, unseen);
    else {
      const rivals = unseen.filter((each) => each.weight === claim.weight && each.value !== value);
      this.#claims.set(learnerId, [claim, ...rivals.slice(0, 1)]);
    }
  }
}
