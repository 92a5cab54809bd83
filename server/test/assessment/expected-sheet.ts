/** One thing somebody said of one learner. */
type Claim = { value: string; seq: number; device: number };
type Write = { seq: number; device: number; seen: number };

/**
 * What a sheet is meant to say, kept the simple way and sharing nothing with the code under test: every learner's claims,
 * the first of which stands and the others of which are proposals.
 */
export class ExpectedSheet {
  readonly #claims = new Map<number, Claim[]>();
  /** Everything ever said, as `learner value`. */
  readonly history: string[] = [];
  isSubmitted = false;
  #reopened: Omit<Write, "seen"> | null = null;

  enter(learnerId: number, value: string, write: Write): void {
    this.history.push(`${learnerId} ${value}`);
    this.#claims.set(learnerId, claimsAfter(this.#claims.get(learnerId) ?? [], value, write));
  }

  submit({ seq, device, seen }: Write): boolean {
    const reopened = this.#reopened;
    if (!this.isSubmitted && reopened && reopened.seq > seen && reopened.device !== device) return false;
    if (!this.isSubmitted) this.#reopened = { seq, device };
    this.isSubmitted = true;
    return true;
  }

  reopen({ seq, device }: Write): void {
    if (this.isSubmitted) this.#reopened = { seq, device };
    this.isSubmitted = false;
  }

  /** What stands of a learner and, after `!`, what was proposed; nothing when nothing stands. */
  of(learnerId: number): string {
    const [stands, ...proposed] = (this.#claims.get(learnerId) ?? []).map(({ value }) => value);
    return stands === undefined || stands === "-" ? "" : [stands, ...new Set(proposed)].slice(0, 3).join("!");
  }

  get contested(): number[] {
    return [...this.#claims].filter(([, claims]) => claims.length > 1).map(([learnerId]) => learnerId);
  }
}

function claimsAfter([stands, ...proposed]: Claim[], value: string, { seq, device, seen }: Write): Claim[] {
  const claim = { value, seq, device };
  const isUnseen = (each: Claim): boolean => each.seq > seen && each.device !== device;
  const unseen = proposed.filter(isUnseen);
  const others = unseen.filter((each) => each.value !== value);
  if (!stands || stands.value === "-" || !isUnseen(stands)) {
    const [first, ...rest] = unseen;
    if (first && value === "-") return [first, ...rest.filter((each) => each.value !== first.value)];
    const saysNothingNew = stands?.value === value && others.length === proposed.length;
    return saysNothingNew ? [stands, ...proposed] : [claim, ...others];
  }
  if (stands.value === value) return [stands, ...unseen];
  const ofOthers = proposed.filter((each) => each.device !== device);
  return value === "-" ? [stands, ...ofOthers] : [stands, ...ofOthers, claim];
}
