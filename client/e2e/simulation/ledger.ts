import { createHash } from "node:crypto";
import { type Claim, RegisterModel } from "./register-model";

/** The wire's verdict, as the server gave it. */
export type VerdictTold = {
  readonly n: number;
  readonly o: string;
  readonly c: string | null;
  readonly s: number | null;
};
/** Of the wire's page: how far each scope has come, and, when told, what the scopes are. */
export type PageTold = {
  readonly c: readonly { readonly s: number; readonly h: number }[];
  readonly s: readonly { readonly i: number; readonly k: string }[] | null;
};

/** What somebody tapped on a phone: a whole register or one mark, in the wire's form. */
export type Tap = {
  readonly phone: number;
  /** The phone's clock, unix seconds; no two taps on a phone share it. */
  readonly at: number;
  /** `261123m` */
  readonly register: string;
  readonly kind: "r" | "f";
  /** Marks by position; in a register everyone else is present. */
  readonly marks: ReadonlyMap<number, string>;
  /** The phone said that it was saved. */
  saved: boolean;
  /** Its author let go of it after it was refused. */
  discarded: boolean;
  taken: boolean;
  refused: boolean;
};

const TAKEN = ["APPLIED", "AGREED", "CONTESTED"];
const CELL = /([PALEN])(\d+)((?:\.\d+)?(?:@\d+)?)/g;

/** All that was tapped and all that the server said to it, and what follows from that. It knows nothing of the engine. */
export class Ledger {
  readonly model = new RegisterModel();
  readonly taps: Tap[] = [];
  readonly registers = new Set<string>();
  /** The server did something twice, or gave two answers to one thing. */
  readonly doubled: string[] = [];
  /** The server took what nobody had tapped, or not so. */
  readonly invented: string[] = [];
  /** A phone claimed to know more than it had been told, so that it could replace what it never saw. */
  readonly overclaimed: string[] = [];
  /** What a phone still held of a class that was taken from its user. */
  readonly leaked: string[] = [];
  /** Phone and counter of what the server took. */
  readonly taken: { readonly phone: number; readonly counter: number }[] = [];
  readonly #learners: number;
  readonly #byTime = new Map<string, Tap>();
  readonly #verdicts = new Map<string, string>();
  readonly #told = new Map<number, number>();

  constructor(learners: number) {
    this.#learners = learners;
  }

  get trail(): string {
    return createHash("sha256")
      .update([...this.#verdicts].join("\n"))
      .digest("hex")
      .slice(0, 12);
  }

  /** Written down before the phone is asked to save. */
  tap(tap: Pick<Tap, "phone" | "at" | "register" | "kind" | "marks">): Tap {
    const whole = { ...tap, saved: false, discarded: false, taken: false, refused: false };
    this.taps.push(whole);
    this.#byTime.set(`${tap.phone} ${tap.at}`, whole);
    return whole;
  }

  tapAt(phone: number, at: number): Tap | undefined {
    return this.#byTime.get(`${phone} ${at}`);
  }

  /** How far a phone has been told of what goes on in its class. */
  told(phone: number, { c }: PageTold): void {
    const furthest = Math.max(this.#told.get(phone) ?? 0, ...c.map(({ h }) => h));
    this.#told.set(phone, furthest);
  }

  judged(phone: number, operations: readonly string[], verdicts: readonly VerdictTold[]): void {
    for (const [index, text] of operations.entries()) this.#judge(phone, text, verdicts[index]!);
  }

  #judge(phone: number, text: string, { o, c, s }: VerdictTold): void {
    if (c === "COUNTER_REUSED") return;
    const [n = "", kind, , register = "", ...said] = text.split(" ");
    const name = `${phone} ${n}`;
    const verdict = `${text} ${o} ${c} ${s}`;
    const before = this.#verdicts.get(name);
    if (before !== undefined && before !== verdict) this.doubled.push(`${before} then ${verdict}`);
    if (before !== undefined) return;
    this.#verdicts.set(name, verdict);

    const tap = this.tapAt(phone, Number(said.at(-1)));
    if (!tap || tap.kind !== kind || tap.register !== register || !sameMarks(tap.marks, said.at(-3) ?? "")) {
      this.invented.push(text);
      return;
    }
    if (!TAKEN.includes(o)) {
      tap.refused = true;
      return;
    }
    if (tap.taken) this.doubled.push(text);
    tap.taken = true;
    this.taken.push({ phone, counter: Number(n) });
    const seen = Number(said.at(-2));
    if (seen > (this.#told.get(phone) ?? 0)) this.overclaimed.push(text);
    this.#apply(tap, { phone, counter: Number(n), seq: s! }, seen);
  }

  #apply({ kind, register, marks }: Tap, by: Pick<Claim, "phone" | "counter" | "seq">, seen: number): void {
    this.registers.add(register);
    const positions =
      kind === "f" ? [...marks.keys()] : Array.from({ length: this.#learners }, (_, index) => 1 + index);
    for (const position of positions) {
      const mark = marks.get(position) ?? "P";
      const weight = mark === "N" ? 0 : marks.has(position) ? 2 : 1;
      this.model.say(register, position, { ...by, mark, weight }, seen);
    }
  }
}

/** What an operation says, which is its tap's marks; a roll's cells come after its default. */
function sameMarks(marks: ReadonlyMap<number, string>, cells: string): boolean {
  const said = [...cells.matchAll(CELL)].map(
    ([, status = "", position, rest = ""]) => [Number(position), status + rest] as const,
  );
  return said.length === marks.size && said.every(([position, mark]) => marks.get(position) === mark);
}
