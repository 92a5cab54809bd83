/** What one vote head of an invoice is meant to stand at. */
type Line = {
  readonly invoiceId: number;
  readonly head: number | null;
  readonly position: number;
  readonly day: string;
  asked: number;
  letOff: number;
  owed: number;
  reversed: boolean;
};
type Part = { readonly line: Line; readonly cents: number };
type Account = { lines: Line[]; credit: number };
type Payment = { readonly shares: { learner: number; parts: Part[]; rest: number }[]; readonly unnamed: number };
type Waiver = { readonly learner: number; readonly parts: Part[] };

export type AskedItem = { readonly head: number | null; readonly cents: number; readonly discount: number };

/**
 * What a school's books are meant to say, kept the simple way in memory and sharing nothing with the code under test:
 * money pays the oldest invoice first, in it by the vote heads' order; what is left is the learner's ahead and pays what
 * comes next; what is taken back opens again what it paid, and then what was paid ahead pays it.
 */
export class ExpectedBooks {
  readonly #accounts = new Map<number, Account>();
  readonly #payments = new Map<string, Payment>();
  readonly #waivers = new Map<number, Waiver>();
  suspense = 0;
  received = 0;

  /** `positions`: each vote head's place among the school's. */
  constructor(private readonly positions: ReadonlyMap<number, number>) {}

  invoice(learner: number, invoiceId: number, day: string, items: readonly AskedItem[]): void {
    for (const { head, cents, discount } of items) {
      const position = head === null ? 0 : this.positions.get(head)!;
      const money = { asked: cents, letOff: discount, owed: cents - discount, reversed: false };
      this.#account(learner).lines.push({ invoiceId, head, position, day, ...money });
    }
    this.#even(learner);
  }

  pay(reference: string, shares: readonly { learner: number; cents: number }[], total: number): void {
    const made = shares.map(({ learner, cents }) => {
      const { parts, rest } = take(this.#open(learner), cents);
      for (const part of parts) part.line.owed -= part.cents;
      this.#account(learner).credit += rest;
      return { learner, parts, rest };
    });
    const unnamed = total - shares.reduce((sum, { cents }) => sum + cents, 0);
    this.suspense += unnamed;
    this.received += total;
    this.#payments.set(reference, { shares: made, unnamed });
  }

  takeBackPayment(reference: string): void {
    const { shares, unnamed } = this.#payments.get(reference)!;
    this.#payments.delete(reference);
    this.suspense -= unnamed;
    this.received -= unnamed;
    for (const { learner, parts, rest } of shares) {
      this.#account(learner).credit -= rest;
      this.received -= rest;
      for (const { line, cents } of parts) {
        line.owed += cents;
        this.received -= cents;
      }
    }
    for (const { learner } of shares) this.#even(learner);
  }

  /** Whether so much may be waived. */
  owes(learner: number, head: number | null, cents: number): boolean {
    const open = this.#open(learner).filter((line) => head === null || line.head === head);
    return open.reduce((sum, { owed }) => sum + owed, 0) >= cents;
  }

  waive(learner: number, waiverId: number, head: number | null, cents: number): void {
    const open = this.#open(learner).filter((line) => head === null || line.head === head);
    const { parts } = take(open, cents);
    for (const { line, cents: off } of parts) {
      line.owed -= off;
      line.letOff += off;
    }
    this.#waivers.set(waiverId, { learner, parts });
  }

  takeBackWaiver(waiverId: number): void {
    const { learner, parts } = this.#waivers.get(waiverId)!;
    this.#waivers.delete(waiverId);
    for (const { line, cents } of parts) {
      line.owed += cents;
      line.letOff -= cents;
    }
    this.#even(learner);
  }

  isWaived(invoiceIds: readonly number[]): boolean {
    const parts = [...this.#waivers.values()].flatMap((waiver) => waiver.parts);
    return parts.some(({ line }) => invoiceIds.includes(line.invoiceId));
  }

  takeBackInvoices(learner: number, invoiceIds: readonly number[]): void {
    for (const line of this.#account(learner).lines.filter(({ invoiceId }) => invoiceIds.includes(invoiceId))) {
      line.owed -= line.asked - line.letOff;
      Object.assign(line, { asked: 0, letOff: 0, reversed: true });
    }
    this.#even(learner);
  }

  /** What was paid ahead before, or is no longer: below 0 takes it back. */
  bringCredit(learner: number, cents: number): void {
    this.#account(learner).credit += cents;
    this.#even(learner);
  }

  /** `invoice head owed` of every line that is not even, in order. */
  owedLines(learner: number): string[] {
    const uneven = this.#account(learner).lines.filter(({ owed }) => owed !== 0);
    return uneven.map(({ invoiceId, head, owed }) => `${invoiceId} ${head} ${owed}`).sort();
  }

  credit(learner: number): number {
    return this.#account(learner).credit;
  }

  /** `head asked letOff owed` of every vote head of which something is asked. */
  heads(learner: number): string[] {
    const lines = this.#account(learner).lines.filter(({ reversed }) => !reversed);
    const byHead = Map.groupBy(lines, ({ head }) => head);
    const sum = (of: Line[], what: "asked" | "letOff" | "owed") => of.reduce((total, line) => total + line[what], 0);
    return [...byHead]
      .map(([head, of]) => `${head} ${sum(of, "asked")} ${sum(of, "letOff")} ${sum(of, "owed")}`)
      .sort();
  }

  balance(learner: number): number {
    const { lines, credit } = this.#account(learner);
    return lines.reduce((sum, { owed }) => sum + owed, 0) - credit;
  }

  #account(learner: number): Account {
    const account = this.#accounts.get(learner) ?? { lines: [], credit: 0 };
    this.#accounts.set(learner, account);
    return account;
  }

  #open(learner: number): Line[] {
    return this.#account(learner)
      .lines.filter(({ owed }) => owed > 0)
      .sort(byAge);
  }

  #even(learner: number): void {
    const account = this.#account(learner);
    // Of an invoice that was taken back nothing is owed, and of none more than was asked, whatever is taken back later.
    for (const line of account.lines) {
      const owed = Math.min(Math.max(line.owed, 0), line.asked - line.letOff);
      account.credit -= line.owed - owed;
      line.owed = owed;
    }
    if (account.credit < 0) {
      // Used more than there is: the newest lines that were paid are owed again.
      const paid = account.lines.filter(({ reversed }) => !reversed).sort(byNewest);
      for (const line of paid) {
        const cents = Math.min(-account.credit, Math.max(line.asked - line.letOff - line.owed, 0));
        line.owed += cents;
        account.credit += cents;
      }
      return;
    }
    const { parts, rest } = take(this.#open(learner), account.credit);
    for (const { line, cents } of parts) line.owed -= cents;
    account.credit = rest;
  }
}

const byAge = (one: Line, other: Line): number =>
  one.day === other.day
    ? one.invoiceId - other.invoiceId || one.position - other.position
    : one.day < other.day
      ? -1
      : 1;

/** Lines of one invoice were written in the vote heads' order. */
const byNewest = (one: Line, other: Line): number => byAge(other, one);

function take(lines: readonly Line[], available: number): { parts: Part[]; rest: number } {
  let rest = available;
  const parts: Part[] = [];
  for (const line of lines) {
    const cents = Math.min(rest, line.owed);
    if (cents > 0) parts.push({ line, cents });
    rest -= cents;
  }
  return { parts, rest };
}
