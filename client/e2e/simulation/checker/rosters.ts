/** A learner's stay on a class's roster, from one revision up to, not including, another. */
export type Stay = {
  readonly classId: number;
  readonly learner: number;
  readonly position: number;
  readonly fromRev: number;
  readonly toRev: number | null;
};

/** Who was on which roster when; positions are given once, so an old register stays true. */
export class Rosters {
  #stays: readonly Stay[] = [];

  learn(stays: readonly Stay[]): void {
    this.#stays = stays;
  }

  learnerAt(classId: number, position: number): number | undefined {
    return this.#stays.find((stay) => stay.classId === classId && stay.position === position)?.learner;
  }

  /** Everyone on the roster at a revision. */
  at(classId: number, revision: number): readonly Stay[] {
    return this.of(classId).filter(({ fromRev, toRev }) => fromRev <= revision && (toRev === null || revision < toRev));
  }

  /** Everyone who ever was on it. */
  of(classId: number): readonly Stay[] {
    return this.#stays.filter((stay) => stay.classId === classId);
  }
}
