import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bankCash } from "../../src/fees/banking/bank-cash.js";
import { closeDay } from "../../src/fees/banking/close-day.js";
import { awardBursary } from "../../src/fees/bursaries/award-bursary.js";
import { cancelBursary } from "../../src/fees/bursaries/cancel-bursary.js";
import { receiveBursary } from "../../src/fees/bursaries/receive-bursary.js";
import { findFaults } from "../../src/fees/checks/find-faults.js";
import { refundCredit } from "../../src/fees/credit/refund-credit.js";
import { transferCredit } from "../../src/fees/credit/transfer-credit.js";
import type { Ledger } from "../../src/fees/ledger/open-ledger.js";
import { readAccount } from "../../src/fees/ledger/read-account.js";
import { readRequestKey } from "../../src/fees/read-request-key.js";
import { postPayment, type Share } from "../../src/fees/receipts/post-payment.js";
import { recordPayment } from "../../src/fees/receipts/record-payment.js";
import { approveReversal } from "../../src/fees/reversals/decide-reversal.js";
import { requestReversal } from "../../src/fees/reversals/request-reversal.js";
import { allocateSuspense } from "../../src/fees/suspense/allocate-suspense.js";
import { refundSuspense } from "../../src/fees/suspense/refund-suspense.js";
import { Refusal } from "../../src/errors.js";
import type { Em, Orm } from "../../src/platform/orm.js";
import { runSql } from "../../src/platform/sql.js";
import type { BursaryId, InvoiceId, JournalEntryId, LearnerId, ReceiptId, UserId } from "../../src/values/ids.js";
import type { Cents } from "../../src/values/money.js";
import { addDays, type SchoolDay, schoolDayAt } from "../../src/values/school-day.js";
import { aSchool } from "../a-school.js";
import { engines, openFreshDatabase } from "../engines.js";
import { addVoteHeads, invoice, readAccounts, readOwed, reverseInvoice, write } from "./a-ledger.js";

const START = Date.parse("2026-09-07T06:00:00Z");
const DAY_MS = 86_400_000;
const RUNS = { sqlite: 40, mysql: 4, mariadb: 4 } as const;

/** Somebody does something; what it is done to is chosen among what there is, by these numbers. */
type Step = { verb: keyof typeof VERBS; a: number; b: number; cents: number; parts: number[]; days: number };

/** What a verb that was not refused changed: what learners owe, and what lies where. To be undone with what made it. */
type Effect = {
  owed: Map<LearnerId, number>;
  places: Record<string, number>;
  receiptId: ReceiptId | null;
  entryId: JournalEntryId | null;
};

/** What the books should say, reckoned without a journal. */
class World {
  readonly effects: Effect[] = [];
  readonly receipts: ReceiptId[] = [];
  readonly invoices: InvoiceId[] = [];
  readonly bursaries: { id: BursaryId; shares: Share[]; cents: number }[] = [];
  now = START;
  unique = 0;

  constructor(
    readonly learners: readonly LearnerId[],
    readonly heads: Awaited<ReturnType<typeof addVoteHeads>>,
  ) {}

  get today(): SchoolDay {
    return schoolDayAt(new Date(this.now));
  }

  key = () => readRequestKey(`request-${++this.unique}`);
  learner = (number: number): LearnerId => this.learners[number % this.learners.length]!;

  /** Shares of at most `cents` for different learners. */
  shares({ a, parts, cents }: Step): Share[] {
    const each = Math.floor(cents / Math.max(parts.length, 1));
    const shares = parts.map((part, index) => ({
      learnerId: this.learner(a + index),
      cents: Math.max(1, Math.floor((each * part) / 100)) as Cents,
    }));
    return shares.slice(0, this.learners.length);
  }

  note(owed: Iterable<readonly [LearnerId, number]>, places: Record<string, number>, of: Partial<Effect> = {}): void {
    this.effects.push({ owed: new Map(owed), places, receiptId: null, entryId: null, ...of });
  }

  undo(isMeant: (effect: Effect) => boolean): void {
    for (const effect of this.effects.filter(isMeant)) this.effects.splice(this.effects.indexOf(effect), 1);
  }

  owed(): Map<LearnerId, number> {
    const owed = new Map<LearnerId, number>(this.learners.map((id) => [id, 0]));
    for (const effect of this.effects) for (const [id, cents] of effect.owed) owed.set(id, owed.get(id)! + cents);
    return owed;
  }

  places(): Record<string, number> {
    const places: Record<string, number> = { cash: 0, bank: 0, mpesa: 0, stores: 0, suspense: 0 };
    for (const effect of this.effects) {
      for (const [place, cents] of Object.entries(effect.places)) places[place] = places[place]! + cents;
    }
    return places;
  }
}

type Verb = (world: World, ledger: Ledger, step: Step, as: (userId: number) => Ledger) => Promise<void>;

const shared = (shares: readonly Share[]) => shares.map(({ learnerId, cents }) => [learnerId, -cents] as const);
const sum = (shares: readonly Share[]) => shares.reduce((all, { cents }) => all + cents, 0);
const lastEntry = async ({ tx, schoolId }: Ledger, kind: string): Promise<JournalEntryId> => {
  const sql = "select max(id) as id from journal_entry where school_id = ? and kind = ?";
  return (await runSql<{ id: JournalEntryId }>(tx, sql, [schoolId, kind]))[0]!.id;
};
const CHANNELS = ["cash", "cash", "bank", "cheque", "in-kind"] as const;
const PLACE = { cash: "cash", bank: "bank", cheque: "bank", "in-kind": "stores" } as const;

const VERBS = {
  invoice: async (world, ledger, { a, cents, b }) => {
    const lines = world.heads.slice(0, 1 + (b % world.heads.length)).map((head) => [head, cents] as const);
    world.invoices.push(await invoice(ledger, world.learner(a), lines, world.today));
    world.note([[world.learner(a), cents * lines.length]], {});
  },
  reverseInvoice: async (world, ledger, { a }) => {
    const [id] = world.invoices.splice(a % Math.max(world.invoices.length, 1), 1);
    if (id === undefined) return;
    const sql =
      "select learner_id as learnerId, sum(l.cents) as cents from invoice i join invoice_line l on l.invoice_id = i.id where i.id = ? group by learner_id";
    const [row] = await runSql<{ learnerId: LearnerId; cents: number }>(ledger.tx, sql, [id]);
    await reverseInvoice(ledger, id, world.today);
    world.note([[row!.learnerId, -Number(row!.cents)]], {});
  },
  pay: async (world, ledger, step) => {
    const channel = CHANNELS[step.b % CHANNELS.length]!;
    const shares = world.shares(step);
    const wanted = {
      key: world.key(),
      channel,
      cents: step.cents as Cents,
      shares,
      day: addDays(world.today, -step.days),
      payer: "A Payer",
      narration: null,
      reference: `R${world.unique}`,
      goods: "Maize",
      quantity: "2 bags",
    };
    const { receiptId } = await recordPayment(ledger, wanted);
    expect(await recordPayment(ledger, wanted)).toMatchObject({ receiptId, isNew: false });
    world.receipts.push(receiptId);
    world.note(shared(shares), { [PLACE[channel]]: step.cents, suspense: step.cents - sum(shares) }, { receiptId });
  },
  mpesa: async (world, ledger, step) => {
    const shares = world.shares(step).slice(0, step.b % 2);
    const day = addDays(world.today, -step.days);
    const said = { payer: "A Payer", narration: "0001", day, paidAt: new Date(world.now), shares };
    const reference = `M${++world.unique}`;
    const machine = { ...ledger, userId: null };
    const { receiptId } = await postPayment(machine, {
      channel: "mpesa",
      reference,
      cents: step.cents as Cents,
      ...said,
    });
    world.receipts.push(receiptId);
    world.note(shared(shares), { mpesa: step.cents, suspense: step.cents - sum(shares) }, { receiptId });
  },
  allocate: async (world, ledger, step) => {
    const receiptId = world.receipts[step.b % Math.max(world.receipts.length, 1)];
    if (receiptId === undefined) return;
    const shares = world.shares({ ...step, cents: Math.ceil(step.cents / 4) });
    const key = world.key();
    await allocateSuspense(ledger, { key, receiptId, shares });
    await allocateSuspense(ledger, { key, receiptId, shares });
    const entryId = await lastEntry(ledger, "allocation");
    world.note(shared(shares), { suspense: -sum(shares) }, { receiptId, entryId });
  },
  refundSuspense: async (world, ledger, { a, b, cents }) => {
    const receiptId = world.receipts[b % Math.max(world.receipts.length, 1)];
    if (receiptId === undefined) return;
    const from = a % 2 === 0 ? ("bank" as const) : ("cash" as const);
    const part = Math.ceil(cents / 4) as Cents;
    await refundSuspense(ledger, { key: world.key(), receiptId, cents: part, from, reason: "Not ours" });
    world.note([], { suspense: -part, [from]: -part }, { receiptId, entryId: await lastEntry(ledger, "refund") });
  },
  refundCredit: async (world, ledger, { a, b, cents }) => {
    const [from, learnerId, part] = [
      b % 2 === 0 ? ("bank" as const) : ("cash" as const),
      world.learner(a),
      Math.ceil(cents / 3) as Cents,
    ];
    await refundCredit(ledger, { key: world.key(), learnerId, cents: part, from, reason: "Left" });
    world.note([[learnerId, part]], { [from]: -part }, { entryId: await lastEntry(ledger, "refund") });
  },
  transfer: async (world, ledger, { a, b, cents }) => {
    const [from, to, part] = [world.learner(a), world.learner(b), Math.ceil(cents / 3) as Cents];
    const wanted = { key: world.key(), from, to, cents: part, reason: "Paid up" };
    await transferCredit(ledger, wanted);
    await transferCredit(ledger, wanted);
    world.note(
      [
        [from, part],
        [to, -part],
      ],
      {},
      { entryId: await lastEntry(ledger, "transfer") },
    );
  },
  award: async (world, ledger, step) => {
    const shares = world.shares(step);
    const wanted = {
      key: world.key(),
      sponsor: "County",
      reference: "CF",
      cents: step.cents as Cents,
      day: world.today,
      shares,
    };
    world.bursaries.push({ id: await awardBursary(ledger, wanted), shares, cents: step.cents });
  },
  receive: async (world, ledger, { a }) => {
    const bursary = world.bursaries[a % Math.max(world.bursaries.length, 1)];
    if (!bursary) return;
    const { shares, cents, id } = bursary;
    const cheque = {
      channel: "cheque" as const,
      reference: `C${++world.unique}`,
      cents: cents as Cents,
      day: world.today,
    };
    const { receiptId } = await receiveBursary(ledger, { key: world.key(), bursaryId: id, ...cheque, shares: null });
    world.receipts.push(receiptId);
    world.note(shared(shares), { bank: cents, suspense: cents - sum(shares) }, { receiptId });
  },
  cancel: async (world, ledger, { a }) => {
    const bursary = world.bursaries[a % Math.max(world.bursaries.length, 1)];
    if (bursary) await cancelBursary(ledger, bursary.id, "Withdrawn");
  },
  reverseReceipt: async (world, _ledger, { a }, as) => {
    const receiptId = world.receipts[a % Math.max(world.receipts.length, 1)];
    if (receiptId === undefined) return;
    const id = await requestReversal(as(1), { receiptId, entryId: null, reason: "Bounced" });
    await expect(approveReversal(as(1), id)).rejects.toThrow("somebody else");
    await approveReversal(as(2), id);
    await approveReversal(as(2), id);
    world.undo((effect) => effect.receiptId === receiptId);
  },
  reverseEntry: async (world, _ledger, { a }, as) => {
    const alone = world.effects.filter(({ entryId }) => entryId !== null);
    const effect = alone[a % Math.max(alone.length, 1)];
    if (!effect) return;
    const id = await requestReversal(as(1), { receiptId: null, entryId: effect.entryId, reason: "Wrong" });
    await approveReversal(as(2), id);
    world.undo((other) => other === effect);
  },
  bank: async (world, ledger, { cents, days }) => {
    const day = addDays(world.today, -days);
    const part = Math.ceil(cents / 4) as Cents;
    const wanted = { key: world.key(), cents: part, day, reference: "Slip" };
    await bankCash(ledger, wanted);
    await bankCash(ledger, wanted);
    world.note([], { cash: -part, bank: part }, { entryId: await lastEntry(ledger, "banking") });
  },
  close: async (world, ledger, { days }) => {
    const day = addDays(world.today, -days);
    const counted = Math.max(0, await readAccount(ledger.tx, ledger.schoolId, "cash", day)) as Cents;
    await closeDay(ledger, { day, counted, note: "Counted twice" });
  },
  nextDay: async (world) => {
    world.now += DAY_MS;
  },
} satisfies Record<string, Verb>;

const step: fc.Arbitrary<Step> = fc.record({
  // What the others need comes more often.
  verb: fc.constantFrom(...(Object.keys(VERBS) as (keyof typeof VERBS)[]), "pay", "pay", "invoice", "mpesa"),
  a: fc.nat(20),
  b: fc.nat(20),
  cents: fc.integer({ min: 1, max: 40_000 }),
  parts: fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 4 }),
  days: fc.constantFrom(0, 0, 0, 1, 2),
});

describe.each(engines)("a school's books on %s", (engine) => {
  it("keep every rule and say what was done, whatever is done in whatever order", { timeout: 300_000 }, async () => {
    await using database = await openFreshDatabase(engine);
    const { orm } = database;
    const steps = fc.array(step, { minLength: 25, maxLength: 60, size: "max" });
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        await followSteps(orm, all);
      }),
      { numRuns: RUNS[engine], endOnFailure: false },
    );
  });
});

async function followSteps(orm: Orm, steps: readonly Step[]): Promise<void> {
  const clock = { now: () => new Date(START) };
  const school = await aSchool({ orm, clock }).withClass("G7", "East").withLearners(4).build();
  const world = new World(school.classes[0]!.learnerIds, await addVoteHeads(orm, school.id, ["Tuition", "Lunch"]));
  for (const [index, next] of steps.entries()) {
    const before = [...world.effects];
    try {
      await write(orm, { schoolId: school.id, userId: 1 as UserId }, new Date(world.now), async (ledger) => {
        const as = (userId: number) => ({ ...ledger, userId: userId as UserId });
        await (VERBS[next.verb] as Verb)(world, ledger, next, as);
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      world.effects.splice(0, world.effects.length, ...before);
    }
    const at = `after step ${index}, ${next.verb}`;
    expect(await findFaults(orm.em.fork() as Em, school.id), at).toEqual([]);
    const owed = await readOwed(orm, school.id);
    expect(new Map(world.learners.map((id) => [id, Number(owed.get(id) ?? 0)])), at).toEqual(world.owed());
    const accounts = await readAccounts(orm, school.id);
    const places = Object.keys(world.places()).map((place) => {
      const cents = accounts[place] ?? 0;
      return [place, place === "suspense" ? 0 - cents : cents];
    });
    expect(Object.fromEntries(places), at).toEqual(world.places());
  }
}
