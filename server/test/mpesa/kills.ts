import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Daraja, startDaraja } from "../../simulators/daraja/start-daraja.js";
import { schema } from "../../src/database-schema.js";
import { parseDatabaseUrl } from "../../src/platform/database-url.js";
import { type Em, openOrm, type Orm } from "../../src/platform/orm.js";
import { runSql } from "../../src/platform/sql.js";
import { Role } from "../../src/values/role.js";
import { aSchool, type TestSchool } from "../a-school.js";
import { freshRedisUrl } from "../boot.js";
import type { LentDatabase } from "../lend-database.js";
import { type EngineName, lendDatabaseOf, redisUrl } from "../engines.js";
import { Mortal } from "./mortal.js";
import type { Published } from "./mortal-server.js";
import { freshKey, freshPhone, MovedClock } from "./practice.js";

const SIGN_IN =
  "mutation ($login: String!, $password: String!) { signIn(login: $login, password: $password) { accessToken } }";
const PAY = `mutation ($id: ID!, $cents: Cents!, $phone: String!, $key: String!) {
  payWithMpesa(learnerId: $id, cents: $cents, phone: $phone, key: $key) { id }
}`;
const RECOVERED_MS = 40_000;
const DONE_MS = 20_000;
/** More than any lease, and than the first look at an attempt. */
const AFTER_DEATH_SECONDS = 80;
/** When the hourly pull is due again. */
const PULLED_AGAIN_SECONDS = 3_700;

/** Less than a token is good for. */
const SIGNED_IN_MS = 300_000;
const NEVER = 1e9;

export type Way = "prompt" | "paybill";
/** What a server died at; null when it lived to the end. */
export type Outcome = { readonly diedAt: string | null; readonly fault: string | null };

/**
 * One server after another on one database, each killed at another boundary while a payment is on its way; the next one
 * recovers it. After every death each of the provider's receipts must be one journal entry, and its event delivered, under
 * one id.
 */
export class Kills implements AsyncDisposable {
  #signedIn: { token: string; at: number } | null = null;
  #isRegistered = false;
  #payments = 0;

  private constructor(
    private readonly daraja: Daraja,
    private readonly orm: Orm,
    private readonly school: TestSchool,
    private readonly clock: MovedClock,
    private readonly dir: string,
    private readonly mortal: Mortal,
    /** The ids under which each receipt of ours was told to its learner's guardians. */
    private readonly told: ReadonlyMap<number, ReadonlySet<string>>,
    readonly engine: EngineName,
    private readonly lent: LentDatabase | null,
  ) {}

  static async open(engine: EngineName): Promise<Kills> {
    const dir = await mkdtemp(join(tmpdir(), "asili-kills-"));
    const lent = engine === "sqlite" ? null : await lendDatabaseOf(engine);
    const url = lent?.url ?? `sqlite:${join(dir, "test.db")}`;
    const clock = new MovedClock();
    const daraja = await startDaraja({ now: clock.now, knobs: { answer: "approve" } });
    const orm = await openOrm(parseDatabaseUrl(url)!, schema);
    if (lent) await orm.connect();
    else await orm.migrator.up();
    const builder = aSchool({ orm, clock }).withClass("G7").withLearners(1);
    const school = await builder.withStaff(Role.bursar).withStaff(Role.admin).build();
    const redis = redisUrl ? { REDIS_URL: freshRedisUrl(redisUrl) } : {};
    const env = { DATA_DIR: dir, DATABASE_URL: url, JWT_KEYS: `kills:${"k".repeat(40)}`, ...redis };
    const told = new Map<number, Set<string>>();
    const mortal = await Mortal.found({ env, settings: daraja.settings }, dir, (published) => hear(told, published));
    return new Kills(daraja, orm, school, clock, dir, mortal, told, engine, lent);
  }

  /** Has a payment made and the server killed at the nth boundary from there; then another recovers what there is. */
  async kill(way: Way, nth: number): Promise<Outcome> {
    await this.#live();
    const token = await (way === "prompt" ? this.#token() : this.#registerOnce());
    const { mortal } = this;
    mortal.dieAt(nth);
    const cents = 10_000 + ++this.#payments * 100;
    const phone = freshPhone();
    const paying = token ? this.#prompt(token, cents, phone) : this.#payBill(cents, phone);
    await Promise.race([mortal.death, paying.then(() => this.#receipted(phone, DONE_MS))]);
    if (mortal.isAlive) {
      mortal.dieAt(NEVER);
      return { diedAt: null, fault: await this.#judge(phone) };
    }
    await this.daraja.control.settled();
    await paying;
    const { diedAt } = mortal;
    this.clock.moveOn(way === "prompt" ? AFTER_DEATH_SECONDS : PULLED_AGAIN_SECONDS);
    await this.#live();
    await this.#receipted(phone, RECOVERED_MS);
    return { diedAt: diedAt ?? "of itself", fault: diedAt === null ? "it died of itself" : await this.#judge(phone) };
  }

  async #live(): Promise<void> {
    await this.mortal.live(this.clock.now().getTime() - Date.now());
  }

  async #ask<Data>(token: string | null, query: string, variables: object): Promise<Data> {
    const response = await fetch(`${this.mortal.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data?: Data; errors?: { message: string }[] };
    if (!data) throw new Error(errors?.[0]?.message);
    return data;
  }

  /** The bursar's, while it is good. */
  async #token(): Promise<string> {
    const now = this.clock.now().getTime();
    if (this.#signedIn && now - this.#signedIn.at < SIGNED_IN_MS) return this.#signedIn.token;
    const token = await this.#signIn(Role.bursar);
    this.#signedIn = { token, at: now };
    return token;
  }

  async #signIn(role: Role): Promise<string> {
    const { login, password } = this.school.person(role);
    const { signIn } = await this.#ask<{ signIn: { accessToken: string } }>(null, SIGN_IN, { login, password });
    return signIn.accessToken;
  }

  /** One server after another has the same address. */
  async #registerOnce(): Promise<null> {
    if (this.#isRegistered) return null;
    await this.#ask(await this.#signIn(Role.admin), "mutation { registerMpesa { isDone } }", {});
    this.#isRegistered = true;
    return null;
  }

  /** Ends, well or badly, when the server answers or dies. */
  async #prompt(token: string, cents: number, phone: string): Promise<void> {
    const id = String(this.school.classes[0]!.learnerIds[0]!);
    await this.#ask(token, PAY, { id, cents, phone, key: freshKey() }).catch(() => null);
  }

  async #payBill(cents: number, phone: string): Promise<void> {
    const { shortcode } = this.daraja.control.businesses[0]!;
    await this.daraja.control.payBill({ shortcode, phone: phone.slice(1), amount: cents / 100, account: "0001" });
  }

  /** Fulfilled when every receipt of the phone's is in the journal and told of, or the time is up. */
  async #receipted(phone: string, within: number): Promise<"receipted"> {
    const until = performance.now() + within;
    while (performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (!this.mortal.isAlive || (await this.#isOver(phone))) break;
    }
    return "receipted";
  }

  async #isOver(phone: string): Promise<boolean> {
    const em = this.orm.em.fork() as Em;
    const attempts = await runSql<{ state: string }>(em, "select state from mpesa_attempt where phone = ?", [phone]);
    const untold = await runSql(em, "select id from outbox_event");
    const isPaid = this.#receiptsOf(phone).length > 0;
    if (!isPaid) return attempts.every(({ state }) => state !== "submitting" && state !== "prompted");
    const isRight = (await this.#judge(phone)) === null;
    return isRight && untold.length === 0;
  }

  #receiptsOf(phone: string): string[] {
    return this.daraja.control.transactions.filter((paid) => `+${paid.phone}` === phone).map(({ receipt }) => receipt);
  }

  /** What is wrong with the books, as to what a phone has paid; null when nothing is. */
  async #judge(phone: string): Promise<string | null> {
    const em = this.orm.em.fork() as Em;
    const [sum] = await runSql<{ cents: number | null }>(em, "select sum(cents) as cents from journal_line");
    if (Number(sum?.cents ?? 0) !== 0) return "the journal does not sum to zero";
    const attempts = await runSql<{ state: string }>(em, "select state from mpesa_attempt where phone = ?", [phone]);
    const receipts = this.#receiptsOf(phone);
    if (receipts.length > 1) return "the phone was prompted twice";
    const isPaid = receipts.length === 1;
    if (isPaid && attempts.some(({ state }) => state !== "succeeded")) return `the attempt is ${attempts[0]!.state}`;
    if (!isPaid && attempts.some(({ state }) => state === "succeeded")) return "nothing was paid, and it succeeded";
    for (const receipt of receipts) {
      const entries = await runSql<{ id: number; receiptId: number }>(
        em,
        `select e.id, r.id as receiptId from receipt r join journal_entry e on e.receipt_id = r.id
         where r.reference = ? and e.kind = 'payment'`,
        [receipt],
      );
      if (entries.length !== 1) return `${receipt} is ${entries.length} entries of the journal`;
      const ids = this.told.get(entries[0]!.receiptId)?.size ?? 0;
      if (ids !== 1) return `${receipt} was told under ${ids} ids`;
    }
    return null;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.mortal[Symbol.asyncDispose]();
    await this.daraja[Symbol.asyncDispose]();
    await this.orm.close();
    await this.lent?.giveBack();
    await rm(this.dir, { recursive: true, force: true });
  }
}

function hear(told: Map<number, Set<string>>, { topic, payload }: Published): void {
  if (!topic.startsWith("payments:") || !payload.eventId || !payload.receiptId) return;
  told.set(payload.receiptId, (told.get(payload.receiptId) ?? new Set()).add(payload.eventId));
}
