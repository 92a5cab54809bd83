import { ACCOUNTS, closeAccount, type KeyValueStore } from "../../api/account-book";
import type { Locks, Wait } from "../../api/hold-lock";
import { Session } from "../../api/session";
import { Traffic } from "../../api/traffic";
import type { AsiliDb } from "../../db/asili-db";
import { openDb } from "../../db/open-db";
import { type OpenSheet, readScoreSheet } from "../../db/read-score-sheet";
import { readSheet, type Sheet } from "../../db/read-sheet";
import { memoryDatabases } from "../../db/testing/memory-databases";
import type { AssessmentId, ClassId, Position, UserId } from "../../values/ids";
import type { Mark } from "../../values/mark";
import type { Score } from "../../values/score";
import { parseSchoolDay } from "../../values/school-day";
import { submitSheet } from "../outbox/close-sheet";
import { type CycleEnd, runCycle } from "../run-cycle";
import { saveFixes } from "../outbox/save-fixes";
import { saveRollCall } from "../outbox/save-roll-call";
import { saveScores } from "../outbox/save-scores";
import type { SyncPorts } from "../sync-ports";

export const CLASS = 12 as ClassId;
export const MONDAY = parseSchoolDay("2026-11-23");

/** The way to a server, real or not; it remembers cookies as a browser does. */
export type Network = { readonly fetch: typeof fetch };

/** What tabs of one browser share. */
type Browser = {
  readonly network: Network;
  readonly databases: ReturnType<typeof memoryDatabases>;
  readonly storage: KeyValueStore;
  /** Milliseconds, as the session measures a token's age. */
  readonly clock: () => number;
  readonly locks: Locks | undefined;
  readonly wait: Wait;
};

type Register = { readonly classId?: ClassId; readonly day?: typeof MONDAY; readonly session?: "m" | "a" };
type SheetOf = { readonly classId?: ClassId; readonly assessmentId: AssessmentId };
type Who = { readonly login: string; readonly password: string };

const TEACHER: Who = { login: "0700 000 011", password: "asili-demo" };

/** One tab of the real engine, on a database in memory. */
export class Phone {
  readonly ports: SyncPorts;
  readonly session: Session;
  readonly #browser: Browser;
  now = Date.parse("2026-11-23T06:00:00Z");

  private constructor(browser: Browser, session: Session) {
    const { account } = session.state.get();
    if (!account) throw new Error("Nobody is signed in.");
    this.#browser = browser;
    this.session = session;
    this.ports = {
      db: openDb(account.userId, browser.databases),
      userId: account.userId,
      session,
      storage: browser.storage,
      keeper: undefined,
      locks: browser.locks,
      wait: browser.wait,
      clock: () => this.now,
      random: () => 0.5,
    };
  }

  /** Signed in, and everything pulled. */
  static async ready(network: Network, who = TEACHER): Promise<Phone> {
    const phone = await Phone.signedIn(network, who);
    await phone.sync();
    return phone;
  }

  static async signedIn(network: Network, who = TEACHER, clock: () => number = Date.now): Promise<Phone> {
    const browser = {
      network,
      databases: memoryDatabases(),
      storage: aStorage(),
      clock,
      locks: undefined,
      wait: async () => undefined,
    };
    const session = sessionIn(browser);
    const end = await session.signIn(who.login, who.password);
    if (!end.ok) throw new Error(`Signing in failed: ${end.code} ${end.message}`);
    return new Phone(browser, session);
  }

  async signsIn({ login, password }: Who = TEACHER): Promise<void> {
    await this.session.signIn(login, password);
  }

  /** Another tab of the same browser; it may have its own way to what the tabs share. */
  tab(own: Partial<Pick<Browser, "network" | "storage" | "locks" | "wait">> = {}): Phone {
    const browser = { ...this.#browser, ...own };
    return new Phone(browser, sessionIn(browser));
  }

  /** Another browser that knows whom this one knows, and whose databases are empty. */
  elsewhere(network: Network, clock: () => number): Phone {
    const storage = aStorage();
    storage.setItem(ACCOUNTS, this.#browser.storage.getItem(ACCOUNTS) ?? "");
    const browser = { ...this.#browser, network, clock, storage, databases: memoryDatabases() };
    return new Phone(browser, sessionIn(browser));
  }

  /** Somebody signs out in another tab. */
  signsOutElsewhere(): void {
    closeAccount(this.#browser.storage);
    this.session.follow();
  }

  /** Anybody's database on this phone. */
  readonly openDb = (userId: UserId): AsiliDb => openDb(userId, this.#browser.databases);

  get db() {
    return this.ports.db;
  }

  sync(): Promise<CycleEnd> {
    return runCycle(this.ports, true, () => undefined);
  }

  async sheet({ classId = CLASS, day = MONDAY, session = "m" }: Register = {}): Promise<Sheet> {
    const sheet = await readSheet(this.db, classId, day, session);
    if (!sheet) throw new Error("The phone holds nothing of the class.");
    return sheet;
  }

  /** Takes a register: those named as marked, everyone else present. */
  async takes(marks: Record<number, Mark>, register: Register = {}): Promise<void> {
    const sheet = await this.sheet(register);
    const all = sheet.learners.map(({ position }) => [position, marks[position] ?? { status: "P" }] as const);
    await saveRollCall(this.db, { ...sheet, marks: new Map<Position, Mark>(all) }, this.now);
  }

  async scoreSheet({ classId = CLASS, assessmentId }: SheetOf): Promise<OpenSheet> {
    const sheet = await readScoreSheet(this.db, classId, assessmentId);
    if (!sheet) throw new Error("The phone holds nothing of the sheet.");
    return sheet;
  }

  async enters(scores: Record<number, string>, of: SheetOf): Promise<void> {
    const sheet = await this.scoreSheet(of);
    const entered = Object.entries(scores).map(([position, score]) => [Number(position), score]);
    const place = { ...sheet, assessmentId: of.assessmentId };
    await saveScores(this.db, { ...place, scores: new Map(entered as [Position, Score][]) }, this.now);
  }

  async submits(of: SheetOf): Promise<void> {
    await submitSheet(this.db, { ...(await this.scoreSheet(of)), assessmentId: of.assessmentId }, this.now);
  }

  async fixes(position: number, mark: Mark, register: Register = {}): Promise<void> {
    const { classId, day, session, seen } = await this.sheet(register);
    const cells = [{ ...mark, position: position as Position }];
    await saveFixes(this.db, { classId, day, session, seen, cells }, this.now);
  }
}

function sessionIn({ network, storage, clock, locks, wait }: Browser): Session {
  const http = { fetch: network.fetch, endpoint: "/graphql", traffic: new Traffic() };
  return new Session({ http, storage, locks, wait: locks ? wait : () => new Promise(() => undefined), clock });
}

function aStorage(): KeyValueStore {
  const held = new Map<string, string>();
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
  };
}
