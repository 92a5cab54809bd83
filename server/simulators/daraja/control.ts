import { codeOfAnswer, endPrompt } from "./end-prompt.js";
import { type Answer, checkKnobs, type Knobs, type Scope } from "./knobs.js";
import { stkCallback } from "./notices.js";
import { deliver } from "./notify.js";
import { payBill, type BillOutcome, type BillPayment } from "./pay-bill.js";
import { statement } from "./statement.js";
import {
  type Business,
  type Call,
  type Delivery,
  type Failure,
  findBusiness,
  inBackground,
  knobsFor,
  payerOf,
  type Push,
  type Transaction,
  type World,
} from "./world.js";

/** What tests and the page do to the provider and its payers. */
export type Control = {
  readonly businesses: readonly Business[];
  readonly pushes: readonly Push[];
  readonly transactions: readonly Transaction[];
  readonly deliveries: readonly Delivery[];
  readonly calls: readonly Call[];
  /** How many tokens were ever given out. */
  readonly tokensIssued: number;

  addBusiness(changes: Partial<Business>): Business;
  /** Turns knobs, for everybody if no scope is told. Held notices go out when the reordering ends. */
  set(changes: Partial<Knobs>, scope?: Scope): void;
  /** Turns all knobs of a scope, or of all scopes, back to what is usual. */
  reset(scope?: Scope): void;
  /** Answers the next `times` calls to an endpoint (`token`, `push`, `query`, `register`, `status`, `reversal`, `pull`, `any`) with an error. */
  failNext(failure: Pick<Failure, "endpoint" | "code"> & Partial<Failure>): void;
  /** Makes the tokens that were given out no good. */
  revokeTokens(): void;
  setWallet(phone: string, shillings: number): void;

  /** The prompt that stands on a phone, when there is one. */
  prompt(phone: string, withinMs?: number): Promise<Push>;
  /** What the payer does with a prompt. Resolves when the business was told. */
  answer(checkoutRequestId: string, answer: Answer): Promise<void>;
  /** Ends a prompt with a code, or makes one that has failed a paid one by `0`. */
  end(checkoutRequestId: string, code: string): Promise<void>;
  payBill(payment: BillPayment): Promise<BillOutcome>;

  /** The body of a push's callback, to be forged from. */
  callbackOf(checkoutRequestId: string): unknown;
  /** Sends anything anywhere, as anybody could. A text is sent as it is. */
  deliver(url: string, body: unknown, headers?: Record<string, string>): Promise<Delivery>;
  /** The CSV of a shortcode's payments, of all times if none are told. */
  statement(shortcode: string, from?: Date, to?: Date): string;
  /** Resolves when nothing is under way but prompts that stand. */
  settled(): Promise<void>;
};

const PROMPT_MS = 5_000;

export function createControl(world: World): Control {
  const pushOf = (id: string): Push => {
    const push = world.pushes.get(id);
    if (!push) throw new Error(`there is no push ${id}`);
    return push;
  };
  const businessOf = (shortcode: string): Business => {
    const business = findBusiness(world, shortcode);
    if (!business) throw new Error(`there is no shortcode ${shortcode}`);
    return business;
  };
  const turned = () => {
    world.version += 1;
    const isHolding = [...world.knobs.values()].some(({ reorderNotices }) => reorderNotices);
    if (!isHolding) for (const held of world.held.splice(0)) inBackground(world, held);
  };

  return {
    get businesses() {
      return world.businesses;
    },
    get pushes() {
      return [...world.pushes.values()];
    },
    get transactions() {
      return [...world.transactions.values()];
    },
    get deliveries() {
      return world.deliveries;
    },
    get calls() {
      return world.calls;
    },
    get tokensIssued() {
      return world.tokensIssued;
    },
    addBusiness: (changes) => addBusiness(world, changes),
    set: (changes, scope = "*") => {
      world.knobs.set(scope, { ...world.knobs.get(scope), ...checkKnobs(changes) });
      turned();
    },
    reset: (scope) => {
      if (scope === undefined) world.knobs.clear();
      else world.knobs.delete(scope);
      turned();
    },
    failNext: ({ endpoint, code, message = "", status = Number(code.slice(0, 3)) || 500, times = 1 }) =>
      void world.failures.push({ endpoint, code, message, status, times }),
    revokeTokens: () => world.tokens.clear(),
    setWallet: (phone, shillings) => {
      payerOf(world, phone).shillings = shillings;
      world.version += 1;
    },
    prompt: (phone, withinMs = PROMPT_MS) => findPrompt(world, phone, withinMs),
    answer: async (id, answer) => {
      const push = pushOf(id);
      if (answer === "ignore") push.isIgnored = true;
      else await endPrompt(world, push, codeOfAnswer(world, push, answer));
      world.version += 1;
    },
    end: (id, code) => endPrompt(world, pushOf(id), code, true),
    payBill: (payment) => payBill(world, payment),
    callbackOf: (id) => {
      const push = pushOf(id);
      const paidAt = world.transactions.get(push.receipt ?? "")?.at ?? world.now();
      return stkCallback(push, knobsFor(world, push.shortcode, push.phone), paidAt);
    },
    deliver: (url, body, headers) => deliver(world, "forged", url, body, headers && { headers }),
    statement: (shortcode, from = new Date(0), to = world.now()) => statement(world, businessOf(shortcode), from, to),
    settled: async () => {
      while (world.busy.size > 0) await Promise.all(world.busy);
    },
  };
}

/** Missing parts are made up from the shortcode. */
export function addBusiness(world: World, changes: Partial<Business>): Business {
  const count = world.businesses.length + 1;
  const shortcode = changes.shortcode ?? String(600_000 + count);
  const business: Business = {
    shortcode,
    name: `School ${count}`,
    kind: "paybill",
    till: changes.kind === "till" ? String(510_000 + count) : null,
    consumerKey: `practice-key-${shortcode}`,
    consumerSecret: `practice-secret-${shortcode}`,
    passkey: `practice-passkey-${shortcode}`,
    initiator: "practice",
    initiatorPassword: `practice-password-${shortcode}`,
    c2bVersion: "v2",
    schoolId: count,
    ...changes,
  };
  world.businesses.push(business);
  world.version += 1;
  return business;
}

async function findPrompt(world: World, phone: string, withinMs: number): Promise<Push> {
  for (const until = performance.now() + withinMs; ; await new Promise((resolve) => setTimeout(resolve, 10))) {
    const push = [...world.pushes.values()].findLast((push) => push.phone === phone && push.resultCode === null);
    if (push) return push;
    if (performance.now() > until) throw new Error(`no prompt came to ${phone}`);
  }
}
