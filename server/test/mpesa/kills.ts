import { type ChildProcess, fork } from "node:child_process";
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
import { type EngineName, freshDatabaseUrl, redisUrl } from "../engines.js";
import { type Bundle, bundleMortalServer } from "./bundle-mortal-server.js";
import type { Birth, Order, Told } from "./mortal-server.js";
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
  #child: ChildProcess | null = null;
  #url = "";
  #token = "";
  #diedAt: string | null = null;
  #payments = 0;
  /** The ids under which each receipt of ours was told to its learner's guardians. */
  readonly #told = new Map<number, Set<string>>();

  private constructor(
    private readonly daraja: Daraja,
    private readonly orm: Orm,
    private readonly school: TestSchool,
    private readonly clock: MovedClock,
    private readonly env: Record<string, string>,
    private readonly dir: string,
    private readonly bundle: Bundle,
    readonly engine: EngineName,
  ) {}

  static async open(engine: EngineName): Promise<Kills> {
    const dir = await mkdtemp(join(tmpdir(), "asili-kills-"));
    const url = engine === "sqlite" ? `sqlite:${join(dir, "test.db")}` : freshDatabaseUrl(engine);
    const clock = new MovedClock();
    const daraja = await startDaraja({ now: clock.now, knobs: { answer: "approve" } });
    const orm = await openOrm(parseDatabaseUrl(url)!, schema);
    if (engine !== "sqlite") await orm.schema.ensureDatabase();
    await orm.migrator.up();
    const builder = aSchool({ orm, clock }).withClass("G7").withLearners(1);
    const school = await builder.withStaff(Role.bursar).withStaff(Role.admin).build();
    const redis = redisUrl ? { REDIS_URL: freshRedisUrl(redisUrl) } : {};
    const env = { DATA_DIR: dir, DATABASE_URL: url, PORT: "0", JWT_KEYS: `kills:${"k".repeat(40)}`, ...redis };
    return new Kills(daraja, orm, school, clock, env, dir, await bundleMortalServer(), engine);
  }

  /** Has a payment made and the server killed at the nth boundary from there; then another recovers what there is. */
  async kill(way: Way, nth: number): Promise<Outcome> {
    await this.#live();
    if (way === "paybill") await this.#registerOnce();
    this.#order({ dieAt: nth });
    this.#diedAt = null;
    const cents = 10_000 + ++this.#payments * 100;
    const phone = freshPhone();
    const paying = way === "prompt" ? this.#prompt(cents, phone) : this.#payBill(cents, phone);
    const fate = await Promise.race([this.#death(), paying.then(() => this.#receipted(phone, DONE_MS))]);
    if (fate === "receipted" && this.#child) {
      this.#order({ dieAt: NEVER });
      return { diedAt: null, fault: await this.#judge(phone) };
    }
    await this.daraja.control.settled();
    await paying;
    this.clock.moveOn(way === "prompt" ? AFTER_DEATH_SECONDS : PULLED_AGAIN_SECONDS);
    const diedAt = this.#diedAt;
    await this.#live();
    await this.#receipted(phone, RECOVERED_MS);
    return { diedAt, fault: diedAt === null ? "it neither died nor finished" : await this.#judge(phone) };
  }

  async #live(): Promise<void> {
    if (this.#child) return;
    const birth: Birth = {
      env: this.env,
      settings: this.daraja.settings,
      aheadMs: this.clock.now().getTime() - Date.now(),
    };
    const child = fork(this.bundle.file, [JSON.stringify(birth)], { execArgv: [] });
    child.setMaxListeners(0);
    this.#child = child;
    child.on("exit", () => {
      if (this.#child === child) this.#child = null;
    });
    this.#url = await new Promise<string>((resolve, reject) => {
      child.on("exit", () => reject(new Error("the server ended before it listened")));
      child.on("message", (told: Told) => {
        if ("listening" in told) resolve(told.listening);
        else if ("dying" in told) this.#diedAt = told.dying;
        else this.#note(told.published);
      });
    });
    const { login, password } = this.school.person(Role.bursar);
    this.#token = (
      await this.#ask<{ signIn: { accessToken: string } }>(null, SIGN_IN, { login, password })
    ).signIn.accessToken;
  }

  #order(order: Order): void {
    this.#child?.send(order);
  }

  #note({ topic, payload }: { topic: string; payload: { eventId?: string; receiptId?: number } }): void {
    if (!topic.startsWith("payments:") || !payload.eventId || !payload.receiptId) return;
    this.#told.set(payload.receiptId, (this.#told.get(payload.receiptId) ?? new Set()).add(payload.eventId));
  }

  async #ask<Data>(token: string | null, query: string, variables: object): Promise<Data> {
    const response = await fetch(`${this.#url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data?: Data; errors?: { message: string }[] };
    if (!data) throw new Error(errors?.[0]?.message);
    return data;
  }

  async #registerOnce(): Promise<void> {
    const { login, password } = this.school.person(Role.admin);
    const signedIn = await this.#ask<{ signIn: { accessToken: string } }>(null, SIGN_IN, { login, password });
    // Each server listens at a port of its own.
    await this.#ask(signedIn.signIn.accessToken, "mutation { registerMpesa { isDone } }", {});
  }

  /** Ends, well or badly, when the server answers or dies. */
  async #prompt(cents: number, phone: string): Promise<void> {
    const id = String(this.school.classes[0]!.learnerIds[0]!);
    await this.#ask(this.#token, PAY, { id, cents, phone, key: freshKey() }).catch(() => null);
  }

  async #payBill(cents: number, phone: string): Promise<void> {
    const { shortcode } = this.daraja.control.businesses[0]!;
    await this.daraja.control.payBill({ shortcode, phone: phone.slice(1), amount: cents / 100, account: "0001" });
  }

  #death(): Promise<"death"> {
    const child = this.#child;
    return new Promise((resolve) => (child ? child.once("exit", () => resolve("death")) : resolve("death")));
  }

  /** Fulfilled when every receipt of the phone's is in the journal and told of, or the time is up. */
  async #receipted(phone: string, within: number): Promise<"receipted"> {
    const until = performance.now() + within;
    while (performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (!this.#child || (await this.#isOver(phone))) break;
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
      const ids = this.#told.get(entries[0]!.receiptId)?.size ?? 0;
      if (ids !== 1) return `${receipt} was told under ${ids} ids`;
    }
    return null;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const death = this.#death();
    this.#child?.kill("SIGKILL");
    await death;
    await this.daraja[Symbol.asyncDispose]();
    if (!this.env["DATABASE_URL"]!.startsWith("sqlite")) {
      await this.orm.schema.dropDatabase(this.orm.config.get("dbName") as string);
    }
    await this.orm.close();
    await this.bundle[Symbol.asyncDispose]();
    await rm(this.dir, { recursive: true, force: true });
  }
}
