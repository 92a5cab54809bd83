import { createClient } from "graphql-ws";
import { expect, vi } from "vitest";
import { WebSocket } from "ws";
import { type Daraja, type DarajaOptions, startDaraja } from "../../simulators/daraja/start-daraja.js";
import type { MpesaSettings } from "../../src/mpesa-file/mpesa-settings.js";
import { parseMpesaSettings } from "../../src/mpesa-file/parse-mpesa-settings.js";
import { createLogger } from "../../src/platform/logger.js";
import type { Em } from "../../src/platform/orm.js";
import { runSql } from "../../src/platform/sql.js";
import type { LearnerId } from "../../src/values/ids.js";
import { Role } from "../../src/values/role.js";
import { aSchool, type TestPerson, type TestSchool } from "../a-school.js";
import { type BootedApp, bootApp, freshRedisUrl } from "../boot.js";
import { type EngineName, redisUrl } from "../engines.js";
import { listening } from "../listening.js";

const PAY = `mutation ($id: ID!, $cents: Cents!, $phone: String!, $key: String!) {
  payWithMpesa(learnerId: $id, cents: $cents, phone: $phone, key: $key) { id state }
}`;
const ATTEMPT = `query ($id: ID!) {
  mpesaAttempt(id: $id) { state reason resultCode mpesaReceipt isConfirming version }
}`;
const CONFIRMED = "subscription { paymentConfirmed { eventId learnerId cents receiptNumber } }";
const FEES = "subscription { feesChanged { eventId receiptId learnerIds } }";

export type SeenAttempt = {
  state: string;
  reason: string | null;
  resultCode: string | null;
  mpesaReceipt: string | null;
  isConfirming: boolean;
  version: number;
};

export type Confirmed = { eventId: string; learnerId: string; cents: number; receiptNumber: number };
export type Paying = { cents?: number; phone?: string; key?: string; learnerId?: LearnerId; as?: TestPerson };

/** A busy machine is no finding. */
export const SOON_MS = 30_000;

let keys = 0;
let phones = 0;

/** The clock of the server and the provider alike: the machine's, and as much later as it was moved on. */
export class MovedClock {
  #ahead = 0;
  now = (): Date => new Date(Date.now() + this.#ahead);
  moveOn(seconds: number): void {
    this.#ahead += seconds * 1000;
  }
}

/** A school with two guardians of one child each, at a provider that stands in for the real one. */
export class Practice implements AsyncDisposable {
  readonly #tokens = new Map<string, { token: string; at: number }>();
  readonly #clients: ReturnType<typeof createClient>[] = [];

  private constructor(
    readonly booted: BootedApp,
    readonly daraja: Daraja,
    readonly school: TestSchool,
    readonly clock: MovedClock,
    readonly logged: string[],
  ) {}

  /** `businesses`: who is paid at the provider, if not one paybill; `change` makes of their settings the server's. */
  static async open(
    engine: EngineName,
    businesses: DarajaOptions["businesses"] = [{}],
    change: (settings: MpesaSettings) => MpesaSettings = (settings) => settings,
  ): Promise<Practice> {
    const clock = new MovedClock();
    const daraja = await startDaraja({ now: clock.now, businesses });
    const logged: string[] = [];
    const logger = createLogger("debug", { write: (line) => void logged.push(line) });
    const mpesa = change(readSettings(daraja.settings));
    const redis = redisUrl && freshRedisUrl(redisUrl);
    const booted = await bootApp({ engine, redis, clock, logger, config: { mpesa } });
    const school = await aSchool(booted.app.services)
      .named("Upendo Junior School")
      .withClass("G7", "East")
      .withLearners(2)
      .withGuardian()
      .withStaff(Role.bursar)
      .withStaff(Role.head)
      .withStaff(Role.admin)
      .withClass("G7", "West")
      .withLearners(1)
      .withGuardian()
      .build();
    return new Practice(booted, daraja, school, clock, logged);
  }

  get em(): Em {
    return this.booted.app.services.orm.em.fork() as Em;
  }

  get guardian(): TestPerson {
    return this.school.person(Role.guardian);
  }

  /** A guardian of the same school who has nothing to do with the first one's child. */
  get stranger(): TestPerson {
    return this.school.people.findLast(({ roles }) => roles.includes(Role.guardian))!;
  }

  get child(): LearnerId {
    return this.school.classes[0]!.learnerIds[0]!;
  }

  get strangersChild(): LearnerId {
    return this.school.classes[1]!.learnerIds[0]!;
  }

  /** A token good for a while, of the person's own device. */
  async tokenOf(person: TestPerson): Promise<string> {
    const known = this.#tokens.get(person.login);
    if (known && this.clock.now().getTime() - known.at < 300_000) return known.token;
    const token = await this.booted.signIn(person.login, person.password);
    this.#tokens.set(person.login, { token, at: this.clock.now().getTime() });
    return token;
  }

  async ask<Data = Record<string, unknown>>(person: TestPerson, text: string, variables?: object) {
    return this.booted.graphql<Data>(await this.tokenOf(person), text, variables as Record<string, unknown>);
  }

  async begin({
    cents = 10_000,
    phone = freshPhone(),
    key = freshKey(),
    learnerId = this.child,
    as = this.guardian,
  }: Paying = {}) {
    const given = { id: String(learnerId), cents, phone, key };
    const { data, errors } = await this.ask<{ payWithMpesa: { id: string; state: string } }>(as, PAY, given);
    if (!data) throw new Error(errors?.[0]?.message);
    return { ...data.payWithMpesa, phone, wire: phone.slice(1) };
  }

  /** One guardian sends more prompts in a test than anybody may in an hour. */
  async forgetPrompts(): Promise<void> {
    const { cache } = this.booted.app.services;
    for (const { userId } of this.school.people) await cache.delete(`mpesa-prompts:${userId}`);
  }

  async attempt(id: string): Promise<SeenAttempt> {
    const { data } = await this.ask<{ mpesaAttempt: SeenAttempt }>(this.school.person(Role.bursar), ATTEMPT, { id });
    return data!.mpesaAttempt;
  }

  /** Waits until an attempt is in a state. */
  async until(id: string, state: string, timeout = SOON_MS): Promise<SeenAttempt> {
    return vi.waitFor(async () => {
      const attempt = await this.attempt(id);
      expect(attempt.state).toBe(state);
      return attempt;
    }, timeout);
  }

  /** Follows what is told to a guardian; what comes is added to the list. */
  async follow(person: TestPerson): Promise<Confirmed[]> {
    return this.#follow<{ paymentConfirmed: Confirmed }, Confirmed>(person, CONFIRMED, (data) => data.paymentConfirmed);
  }

  async followFees(person: TestPerson) {
    type Fees = { eventId: string; receiptId: string | null; learnerIds: string[] };
    return this.#follow<{ feesChanged: Fees }, Fees>(person, FEES, (data) => data.feesChanged);
  }

  async #follow<Data, Told>(person: TestPerson, query: string, read: (data: Data) => Told): Promise<Told[]> {
    const token = await this.tokenOf(person);
    const told: Told[] = [];
    const client = createClient({
      url: `${this.booted.url.replace("http", "ws")}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { accessToken: token },
      shouldRetry: () => false,
    });
    this.#clients.push(client);
    const begun = listening(this.booted.app.services.pubSub);
    client.subscribe<Data>(
      { query },
      { next: ({ data }) => told.push(read(data!)), error: () => {}, complete: () => {} },
    );
    await begun;
    return told;
  }

  /** The address that a prompt was to be called back at. */
  callbackOf(phone: string): string {
    return this.daraja.control.pushes.findLast((push) => push.phone === phone.replace("+", ""))!.callbackUrl;
  }

  async registerC2b(school = this.school, takesAny = true): Promise<void> {
    const { data, errors } = await this.ask<{ registerMpesa: { isDone: boolean } }>(
      school.person(Role.admin),
      "mutation ($takesAny: Boolean!) { registerMpesa(takesAnyAccount: $takesAny) { isDone fault } }",
      { takesAny },
    );
    expect([data, errors]).toEqual([{ registerMpesa: { isDone: true, fault: null } }, undefined]);
  }

  async rows<Row>(sql: string, values: (string | number)[] = []): Promise<Row[]> {
    return runSql<Row>(this.em, sql, values);
  }

  /** Waits until nothing is due any more. */
  async settled(): Promise<void> {
    await this.daraja.control.settled();
    await vi.waitFor(async () => {
      const waiting = await this.rows("select id from mpesa_notice where state = 'received'");
      const crediting = await this.rows("select id from mpesa_payment where state = 'verified' and review is null");
      const untold = await this.rows("select id from outbox_event");
      expect([waiting, crediting, untold]).toEqual([[], [], []]);
    }, SOON_MS);
  }

  /** How often M-Pesa money of this receipt is in the journal, and what it came to for whom. */
  async journalOf(receipt: string) {
    const entries = await this.rows<{ id: number }>(
      `select e.id from journal_entry e join receipt r on r.id = e.receipt_id where r.reference = ? and e.kind = 'payment'`,
      [receipt],
    );
    return entries.length;
  }

  /** What a learner has been credited, in cents. */
  async creditedTo(learnerId: LearnerId): Promise<number> {
    const [row] = await this.rows<{ cents: number | null }>(
      "select -sum(cents) as cents from journal_line where learner_id = ? and account in ('credit', 'receivable')",
      [learnerId],
    );
    return Number(row?.cents ?? 0);
  }

  /** Whatever must hold whatever happens: the journal sums to zero, a receipt is one entry, one payment at most one receipt. */
  async checkBooks(): Promise<void> {
    const [sum] = await this.rows<{ cents: number | null }>("select sum(cents) as cents from journal_line");
    expect(Number(sum?.cents ?? 0)).toBe(0);
    const doubled = await this.rows(
      "select receipt_id from journal_entry where kind = 'payment' group by receipt_id having count(*) <> 1",
    );
    const orphans = await this.rows(
      `select r.id from receipt r left join journal_entry e on e.id = r.entry_id and e.receipt_id = r.id
       left join mpesa_payment p on p.receipt_id = r.id
       where r.channel = 'mpesa' and (e.id is null or p.id is null or p.receipt <> r.reference or p.cents <> r.cents)`,
    );
    const paidOnWord = await this.rows(
      "select id from mpesa_payment where receipt_id is not null and verified_by is null",
    );
    expect([doubled, orphans, paidOnWord]).toEqual([[], [], []]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const client of this.#clients) await client.dispose();
    await this.booted[Symbol.asyncDispose]();
    await this.daraja[Symbol.asyncDispose]();
  }
}

export const freshKey = (): string => `key-${++keys}`;
export const freshPhone = (): string => `+2547${String(20_000_000 + ++phones)}`;

export function readSettings(json: object): MpesaSettings {
  const read = parseMpesaSettings(json, ".");
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.settings;
}
