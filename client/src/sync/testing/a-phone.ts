import { closeAccount, type KeyValueStore } from "../../api/account-book";
import { Session } from "../../api/session";
import { Traffic } from "../../api/traffic";
import { openDb } from "../../db/open-db";
import { memoryDatabases } from "../../db/testing/memory-databases";
import { readSheet, type Sheet } from "../../db/read-sheet";
import type { ClassId, Position, UserId } from "../../values/ids";
import type { Mark } from "../../values/mark";
import { parseSchoolDay } from "../../values/school-day";
import { type CycleEnd, runCycle } from "../run-cycle";
import { saveFix } from "../save-fix";
import { saveRollCall } from "../save-roll-call";
import type { SyncPorts } from "../sync-ports";
import type { StandInServer } from "./stand-in-server";

export const USER = 7 as UserId;
export const CLASS = 12 as ClassId;
export const MONDAY = parseSchoolDay("2026-11-23");

/** One tab of the real engine on a database in memory, talking to a stand-in. */
export class Phone {
  readonly ports: SyncPorts;
  readonly session: Session;
  readonly #server: StandInServer;
  readonly #databases: ReturnType<typeof memoryDatabases>;
  readonly #storage: KeyValueStore;
  now = Date.parse("2026-11-23T05:00:00Z");

  private constructor(server: StandInServer, databases: ReturnType<typeof memoryDatabases>, storage: KeyValueStore) {
    const wait = () => new Promise<void>(() => undefined);
    const http = { fetch: server.fetch, endpoint: "/graphql", traffic: new Traffic() };
    this.#server = server;
    this.#databases = databases;
    this.#storage = storage;
    this.session = new Session({ http, storage, locks: undefined, wait, clock: Date.now });
    this.ports = {
      db: openDb(USER, databases),
      userId: USER,
      session: this.session,
      storage,
      keeper: undefined,
      locks: undefined,
      wait: async () => undefined,
      clock: () => this.now,
      random: () => 0.5,
    };
  }

  /** Signed in, and everything pulled. */
  static async ready(server: StandInServer): Promise<Phone> {
    const phone = await Phone.signedIn(server);
    await phone.sync();
    return phone;
  }

  static async signedIn(server: StandInServer): Promise<Phone> {
    const phone = new Phone(server, memoryDatabases(), aStorage());
    await phone.signsIn();
    return phone;
  }

  async signsIn(): Promise<void> {
    await this.session.signIn("0700 000 011", "asili-demo");
  }

  /** Another tab of the same browser. */
  tab(): Phone {
    return new Phone(this.#server, this.#databases, this.#storage);
  }

  /** Somebody signs out in another tab. */
  signsOutElsewhere(): void {
    closeAccount(this.#storage);
    this.session.follow();
  }

  get db() {
    return this.ports.db;
  }

  sync(): Promise<CycleEnd> {
    return runCycle(this.ports, true, () => undefined);
  }

  async sheet(session: "m" | "a" = "m", day = MONDAY): Promise<Sheet> {
    const sheet = await readSheet(this.db, CLASS, day, session);
    if (!sheet) throw new Error("The phone holds nothing of the class.");
    return sheet;
  }

  /** Takes a register: those named as marked, everyone else present. */
  async takes(marks: Record<number, Mark>, session: "m" | "a" = "m", day = MONDAY): Promise<void> {
    const sheet = await this.sheet(session, day);
    const all = sheet.learners.map(({ position }) => [position, marks[position] ?? { status: "P" }] as const);
    await saveRollCall(this.db, { ...sheet, marks: new Map<Position, Mark>(all) }, this.now);
  }

  async fixes(position: number, mark: Mark): Promise<void> {
    const { classId, day, session, seen } = await this.sheet();
    await saveFix(
      this.db,
      { classId, day, session, seen, cell: { ...mark, position: position as Position } },
      this.now,
    );
  }
}

function aStorage() {
  const held = new Map<string, string>();
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
  };
}
