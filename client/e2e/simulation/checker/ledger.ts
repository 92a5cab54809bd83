import { createHash } from "node:crypto";
import { type Claim, RegisterModel } from "./register-model";
import type { Rosters } from "./rosters";
import { ScoreModel } from "./score-model";
import { type Marks, type ReadOperation, readOperation } from "./wire";

/** The wire's verdict, as the server gave it. */
export type VerdictTold = {
  readonly n: number;
  readonly o: string;
  readonly c: string | null;
  readonly s: number | null;
};

/** What somebody tapped on a phone: a whole register or one mark, scores, or that a sheet is submitted or open again. */
export type Tap = {
  /** Phones that count under one device: a phone and the copies of its storage. */
  readonly clan: string;
  readonly user: number;
  /** The phone's clock, unix seconds; no two taps of a clan share it. */
  readonly at: number;
  readonly classId: number;
  /** `261123m`; of a sheet of scores `s340`. */
  readonly register: string;
  readonly kind: ReadOperation["kind"];
  /** The revision of the class list that was on the screen. */
  readonly rosterRev: number;
  /** Marks by position; in a register everyone else on the list is present. */
  readonly marks: Marks;
  /** Of which life of the server its phone knew. */
  readonly epoch: string;
  /** The marks or scores that were to be seen on the screen, by position. */
  readonly shown: ReadonlyMap<number, readonly string[]>;
  /** The phone said that it was saved. */
  saved: boolean;
  /** Its author let go of it after it was refused. */
  discarded: boolean;
  refused: boolean;
  /** The class was taken from its author, and the phone forgot what of it was done with. */
  wiped: boolean;
};

type Taken = { readonly tap: Tap; readonly device: number; readonly counter: number };

/** The last sequence given out, by class. */
export type Heads = ReadonlyMap<number, number>;

/** One life of the server: a restored backup goes back to an earlier one. */
type Life = {
  readonly model: RegisterModel;
  readonly scores: ScoreModel;
  readonly verdicts: Map<string, string>;
  readonly taken: Map<Tap, Taken>;
  readonly registers: Set<string>;
  readonly held: Map<string, string>;
};

const TAKEN = ["APPLIED", "AGREED", "CONTESTED"];
const NOT_TAKEN = ["HELD", "REJECTED", "BLOCKED"];

/** All that was tapped and all that the server said to it, and what follows from that. It knows nothing of the engine. */
export class Ledger {
  readonly rosters: Rosters;
  readonly taps: Tap[] = [];
  /** The server did something twice, or gave two answers to one thing. */
  readonly doubled: string[] = [];
  /** The server was sent what nobody had tapped, or not so. */
  readonly invented: string[] = [];
  /** Somebody's mark was replaced by one whose author had never seen it. */
  readonly overwritten: string[] = [];
  /** Scores that were taken on a sheet that was submitted, and submittings of one whose reopening their author did not know of. */
  readonly late: string[] = [];
  /** The same, refused where they were to be taken. */
  readonly shutOut: string[] = [];
  /** Phones of which two tabs sent at once, where one was to wait for the other. */
  readonly clashes: string[] = [];
  readonly #byTime = new Map<string, Tap>();
  readonly #listings = new Map<string, ReadonlySet<number>>();
  readonly #trail = createHash("sha256");
  #life: Life = {
    model: new RegisterModel(),
    scores: new ScoreModel(),
    verdicts: new Map(),
    taken: new Map(),
    registers: new Set(),
    held: new Map(),
  };
  #kept: { readonly life: Life; readonly heads: Heads } | null = null;
  /** In whatever life of the server: an answer of one may be heard after it has ended. */
  readonly #everTaken = new Set<Tap>();
  /** Names the server's life. */
  epoch = "";

  constructor(rosters: Rosters) {
    this.rosters = rosters;
  }

  get model(): RegisterModel {
    return this.#life.model;
  }

  get scores(): ScoreModel {
    return this.#life.scores;
  }

  /** Of every tap that the server took, under which number. */
  get taken(): ReadonlyMap<Tap, Taken> {
    return this.#life.taken;
  }

  /** Class and register, where anything was ever said. */
  get registers(): ReadonlySet<string> {
    return this.#life.registers;
  }

  /** The texts of operations that wait for the head, by `<device>.<counter>`. */
  get held(): ReadonlyMap<string, string> {
    return this.#life.held;
  }

  get trail(): string {
    return this.#trail.copy().digest("hex").slice(0, 12);
  }

  backUp(heads: Heads): void {
    this.#kept = { life: copyOf(this.#life), heads };
  }

  /** The last backup is put back, and the classes' sequences go on from `begun`. */
  restore(begun: Heads): void {
    if (!this.#kept) return;
    const { life, heads } = this.#kept;
    this.#life = copyOf(life);
    this.scores.restore(heads, begun);
  }

  /** Written down before the phone is asked to save. */
  tap(tap: Omit<Tap, "saved" | "discarded" | "refused" | "wiped">): Tap {
    const whole = { ...tap, saved: false, discarded: false, refused: false, wiped: false };
    this.taps.push(whole);
    this.#byTime.set(`${tap.clan} ${tap.at}`, whole);
    return whole;
  }

  tapAt(clan: string, at: number): Tap | undefined {
    return this.#byTime.get(`${clan} ${at}`);
  }

  /** A phone is told which classes it may follow: of others it forgets what is done with. */
  listed(clan: string, classIds: ReadonlySet<number>): void {
    this.#listings.set(clan, classIds);
    for (const tap of this.#everTaken) if (tap.clan === clan && !classIds.has(tap.classId)) tap.wiped = true;
  }

  judged(clan: string, device: number, operations: readonly string[], verdicts: readonly VerdictTold[]): void {
    if (verdicts.length !== operations.length)
      this.invented.push(`${operations.length} operations, ${verdicts.length} verdicts`);
    const both = operations.map((text, index) => ({ text, verdict: verdicts[index] }));
    // The server judges in the order of the counters.
    both.sort((one, other) => Number.parseInt(one.text, 10) - Number.parseInt(other.text, 10));
    for (const { text, verdict } of both) if (verdict) this.#judge(clan, device, text, verdict);
  }

  #judge(clan: string, device: number, text: string, { n, o, c, s }: VerdictTold): void {
    if (c === "COUNTER_REUSED") return;
    const said = readOperation(text);
    if (!said) return void this.invented.push(text);
    if (n !== said.n) this.doubled.push(`${text} was answered as ${n}`);
    const name = `${device} ${said.n}`;
    const verdict = `${text} ${o} ${c} ${s}`;
    const before = this.#life.verdicts.get(name);
    if (before !== undefined && before !== verdict) this.doubled.push(`${before} then ${verdict}`);
    if (before !== undefined) return;
    this.#life.verdicts.set(name, verdict);
    this.#trail.update(`${clan} ${text} ${o} ${c}\n`);

    const tap = this.tapAt(clan, said.at);
    if (!tap || !saysTheSame(said, tap)) return void this.invented.push(text);
    if (NOT_TAKEN.includes(o)) tap.refused = true;
    if (c === "SHEET_SUBMITTED" || c === "SHEET_REOPENED" || TAKEN.includes(o))
      this.#compareEntry(tap, device, said, c);
    if (o === "HELD") this.#life.held.set(`${device}.${said.n}`, text);
    if (!TAKEN.includes(o)) return;
    if (this.#life.taken.has(tap)) this.doubled.push(text);
    if (this.#listings.get(clan)?.has(tap.classId) === false) tap.wiped = true;
    this.#life.taken.set(tap, { tap, device, counter: said.n });
    this.#everTaken.add(tap);
    const by = { device, counter: said.n, seq: s!, user: tap.user };
    if (tap.kind === "r" || tap.kind === "f") this.#apply(tap, by, said.seen);
    else if (tap.kind === "s") this.#enter(tap, by, said.seen);
    else {
      const closing = { ...by, seen: said.seen, isSubmitted: tap.kind === "b" };
      this.scores.close(`${tap.classId} ${tap.register}`, closing);
    }
  }

  /** A sheet takes scores while it is open to who gives them, and is submitted by who knew how it stood. */
  #compareEntry(
    { kind, classId, register, user, at }: Tap,
    device: number,
    { n, seen }: ReadOperation,
    code: string | null,
  ): void {
    const sheet = `${classId} ${register}`;
    if (kind !== "s" && kind !== "b") return;
    const isOpen =
      kind === "s"
        ? this.scores.isOpenTo(sheet, seen)
        : this.scores.takesSubmitting(sheet, { device, counter: n, seen });
    const what = `${kind === "s" ? "scores" : "submitting"} of user ${user} at ${at} on ${sheet}`;
    if (!isOpen && code === null) this.late.push(what);
    if (isOpen && code !== null) this.shutOut.push(`${what}: ${code}`);
  }

  #apply(tap: Tap, by: Omit<Claim, "mark" | "weight">, seen: number): void {
    const { classId, register, kind, marks, rosterRev } = tap;
    this.#life.registers.add(`${classId} ${register}`);
    const positions =
      kind === "f" ? [...marks.keys()] : this.rosters.at(classId, rosterRev).map(({ position }) => position);
    for (const position of positions) {
      const mark = marks.get(position) ?? "P";
      const weight = mark === "N" ? 0 : marks.has(position) ? 2 : 1;
      const cell = `${classId} ${register} ${this.rosters.learnerAt(classId, position)}`;
      const gone = this.model.say(cell, { ...by, mark, weight }, seen);
      // A third mark in a contested cell: whose mark made room for it was told of the contest, which goes on.
      if (gone.length === 1 && this.model.claims(cell).length > 1) continue;
      if (this.model.unsure.has(cell)) continue;
      // What was on a screen before the server went back is no longer to be compared with what the server has.
      if (tap.epoch !== this.epoch) continue;
      for (const claim of gone)
        if (!mayReplace(this.#shownOf(tap, position), mark, claim, by.device)) this.#blame(tap, position, claim);
    }
  }

  /** What was to be seen of a learner, whatever their number was when it was said. */
  #shownOf({ classId, shown }: Tap, position: number): readonly string[] {
    const learner = this.rosters.learnerAt(classId, position);
    return [...shown].flatMap(([at, marks]) => (this.rosters.learnerAt(classId, at) === learner ? marks : []));
  }

  #enter(tap: Tap, by: Omit<Claim, "mark" | "weight">, seen: number): void {
    const sheet = `${tap.classId} ${tap.register}`;
    for (const [position, score] of tap.marks) {
      const cell = `${sheet} ${this.rosters.learnerAt(tap.classId, position)}`;
      const before = this.scores.cells.get(cell);
      const gone = this.scores.say(sheet, cell, { ...by, score }, seen);
      // As of marks: no screen of an earlier life is compared. And of more than two proposals two are shown, by the wire.
      if (tap.epoch !== this.epoch || (before?.proposals.length ?? 0) > 2) continue;
      const shown = tap.shown.get(position) ?? [];
      for (const claim of gone)
        if (claim.device !== by.device && claim.score !== score && !shown.includes(claim.score))
          this.#blame(tap, position, { mark: claim.score, user: claim.user });
    }
  }

  #blame(tap: Tap, position: number, { mark, user }: Pick<Claim, "mark" | "user">): void {
    this.overwritten.push(
      `${mark} of user ${user} by user ${tap.user} at ${tap.at}, who had not seen it: ${tap.register} ${position}`,
    );
  }
}

/** A mark said of a learner is replaced only by its own device, by the same, or by somebody who had it before their eyes. */
function mayReplace(shown: readonly string[], mark: string, gone: Claim, device: number): boolean {
  return gone.weight < 2 || gone.mark === mark || gone.device === device || shown.includes(gone.mark);
}

function saysTheSame(said: ReadOperation, tap: Tap): boolean {
  const { kind, classId, register, rosterRev, marks, rest } = said;
  const same = kind === tap.kind && classId === tap.classId && register === tap.register;
  if (!same || rosterRev !== tap.rosterRev || (kind === "r" && rest !== "P")) return false;
  return marks.size === tap.marks.size && [...marks].every(([position, mark]) => tap.marks.get(position) === mark);
}

const copyOf = ({ model, scores, verdicts, taken, registers, held }: Life): Life => ({
  model: model.copy(),
  scores: scores.copy(),
  verdicts: new Map(verdicts),
  taken: new Map(taken),
  registers: new Set(registers),
  held: new Map(held),
});
