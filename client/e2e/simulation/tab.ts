import type { Phone } from "../../src/sync/testing/a-phone";
import { SyncLoop, type WakeReason } from "../../src/sync/sync-loop";
import type { SyncPhase } from "../../src/sync/sync-status";
import type { BrowserLocks } from "./browser-locks";
import type { FaultLog } from "./fault-log";
import { Rest } from "./rest";
import { RoughDisk } from "./rough-disk";
import type { Tampering } from "./tampering";
import type { VirtualTime } from "./virtual-time";

/** Where a tab waits for something outside itself: everything the engine awaits comes down to one of these. */
export type Place = "read" | "write" | "commit" | "request" | "answer" | "lock";
export type Trouble = "disk full" | "tab killed" | "tab frozen";

/** What became of something that did not come to its end. */
export type Cut = "dead" | "failed" | "waits";

const NEVER = new Promise<never>(() => undefined);
/** In a transaction a tab cannot be frozen: the browser would end the transaction first. */
const FREEZES_AT: ReadonlySet<Place> = new Set(["commit", "request", "answer", "lock"]);
const POLL_MS = 60_000;

type TabPorts = {
  readonly faults: FaultLog;
  readonly time: VirtualTime;
  readonly locks: BrowserLocks | null;
  readonly tampering: Tampering;
  /** The way to the server, shared by the device's tabs. */
  readonly fetch: (tab: Tab, path: string, init: RequestInit) => Promise<Response>;
};

/** One tab of the real app's engine, which may die or freeze at any place where it waits. */
export class Tab {
  readonly #ports: TabPorts;
  readonly rest = new Rest();
  readonly death: Promise<"dead">;
  #die!: (end: "dead") => void;
  #armed: { readonly trouble: Trouble; places: number } | null = null;
  #thaws: (() => void)[] = [];
  #locking = 0;
  #loop: SyncLoop | null = null;
  phase: SyncPhase = "idle";
  isDead = false;
  readonly phone: Phone;
  readonly disk: RoughDisk;

  constructor(other: Phone, ports: TabPorts, prepare: (phone: Phone) => void) {
    this.#ports = ports;
    this.death = new Promise((resolve) => (this.#die = resolve));
    this.phone = other.tab({
      network: { fetch: (path, init) => this.#fetch(String(path), init!) },
      locks: ports.locks ? this.#locks(ports.locks) : undefined,
      wait: (ms, signal) => this.#wait(ms, signal),
    });
    prepare(this.phone);
    this.disk = new RoughDisk(this.phone.db, this, ports.tampering.write ?? ((_, request) => request));
  }

  /** Something is on its way to this tab, or the tab is frozen. */
  get isWaiting(): boolean {
    return this.#thaws.length > 0;
  }

  get isArmed(): boolean {
    return this.#armed !== null;
  }

  get runsLoop(): boolean {
    return this.#loop !== null;
  }

  /** Has the trouble come at the place after so many. */
  expect(trouble: Trouble, places: number): void {
    this.#armed = { trouble, places };
  }

  calm(): void {
    this.#armed = null;
  }

  /** The tab has come to a place: null to go on, or what to wait for. Throws where the disk is full. */
  reach(place: Place): Promise<void> | null {
    if (this.isDead) return NEVER;
    const armed = this.#armed;
    if (!armed) return null;
    if (armed.trouble === "disk full" && place !== "write") return null;
    if (armed.trouble === "tab frozen" && !FREEZES_AT.has(place)) return null;
    if (armed.places-- > 0) return null;
    this.#armed = null;
    this.#ports.faults.count(armed.trouble === "disk full" ? armed.trouble : `${armed.trouble} at a ${place}`);
    if (armed.trouble === "disk full") throw new DOMException("The disk is full.", "QuotaExceededError");
    if (armed.trouble === "tab frozen") return this.park();
    this.kill();
    return NEVER;
  }

  /** Waits until the world lets it go on. */
  async park(): Promise<void> {
    this.rest.block();
    await new Promise<void>((resolve) => this.#thaws.push(resolve));
    this.rest.unblock();
    if (this.isDead) await NEVER;
  }

  /** What it waited for first comes about. */
  thaw(): void {
    this.#thaws.shift()?.();
  }

  kill(): void {
    if (this.isDead) return;
    this.isDead = true;
    this.#loop?.stop();
    this.disk.abort();
    this.phone.db.close({ disableAutoOpen: true });
    // Tabs of one browser share nothing; here they share Dexie, which would have others go on within the transaction that this one dies in.
    setImmediate(() => {
      this.#ports.locks?.release(this.rest);
      this.rest.die();
      this.#die("dead");
    });
  }

  /** Does something. It may stop on its way, to go on later or never: then that is all that is told. */
  async try<Result>(work: () => Promise<Result>): Promise<Result | Cut> {
    const doing = work().catch(() => "failed" as const);
    this.rest.follow(doing);
    const waits = this.rest.reached().then(NEXT_TURN, NEXT_TURN);
    return Promise.race([doing, this.death, waits.then(() => "waits" as const)]);
  }

  /** The engine's own loop, for as long as the tab lives. */
  startLoop(): void {
    const options = { onPhase: (phase: SyncPhase) => void (this.phase = phase), pollMs: () => POLL_MS };
    this.#loop = new SyncLoop(this.phone.ports, options);
    this.rest.follow(this.#loop.run());
  }

  wake(reason: WakeReason): void {
    this.#loop?.wake(reason);
  }

  #wait(ms: number, signal?: AbortSignal): Promise<void> {
    const waiting = this.#ports.time.wait(ms, signal);
    let isOver = false;
    let blocks = false;
    // The patience of one who is about to ask for a lock holds nobody up; the lock may.
    queueMicrotask(() => {
      if (isOver || this.#locking > 0 || this.isDead) return;
      blocks = true;
      this.rest.block();
    });
    const end = (): void => {
      isOver = true;
      if (blocks && !this.isDead) this.rest.unblock();
    };
    return waiting.then(end, (error: unknown) => {
      end();
      throw error;
    });
  }

  #locks(locks: BrowserLocks) {
    const own = locks.of(this.rest);
    const request = async (name: string, options: LockOptions, work: () => Promise<unknown>): Promise<unknown> => {
      this.#locking += 1;
      try {
        return await own.request(name, options, async () => {
          await this.reach("lock");
          return work();
        });
      } finally {
        this.#locking -= 1;
      }
    };
    return { request } as never;
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    await this.reach("request");
    const answer = await this.#ports.fetch(this, path, init);
    await this.reach("answer");
    return answer;
  }
}

const NEXT_TURN = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
