import { discardOperation } from "../../src/sync/discard-operation";
import { Phone } from "../../src/sync/testing/a-phone";
import type { CycleEnd } from "../../src/sync/run-cycle";
import type { Mark } from "../../src/values/mark";
import { encodeDay, type SchoolDay } from "../../src/values/school-day";
import type { TestPerson } from "../../../server/test/a-school.js";
import type { Classroom } from "../engine/classroom";
import type { FaultLog } from "./fault-log";
import type { Ledger, Tap } from "./ledger";
import { RoughDisk } from "./rough-disk";
import { RoughNetwork } from "./rough-network";
import type { Tampering } from "./tampering";

type World = {
  readonly room: Classroom;
  readonly ledger: Ledger;
  readonly faults: FaultLog;
  readonly tampering: Tampering;
};
type Tab = { readonly phone: Phone; readonly disk: RoughDisk };
type Register = { readonly day: SchoolDay; readonly session: "m" | "a" };
type Said = { readonly kind: Tap["kind"]; readonly register: Register; readonly marks: Record<number, Mark> };

/** A phone with two tabs, of which one may wait for an answer while the other goes on. */
export class Handset {
  readonly #world: World;
  readonly #times = new Set<number>();
  readonly #tabs: Tab[] = [];
  #waiting: { readonly tab: Tab; readonly cycle: Promise<unknown> } | null = null;
  readonly index: number;
  readonly person: TestPerson;
  readonly network: RoughNetwork;
  /** By how many seconds its clock is wrong. */
  skew = 0;

  private constructor(world: World, index: number, person: TestPerson) {
    const { ledger, tampering } = world;
    this.#world = world;
    this.index = index;
    this.person = person;
    this.network = new RoughNetwork(world.room.network(), world.faults, {
      sending: (operations) => this.#sending(operations),
      judged: (operations, verdicts) => ledger.judged(index, operations, verdicts),
      told: (page) => ledger.told(index, page),
      answer: tampering.answer ?? ((text) => text),
    });
  }

  /** Signed in, everything pulled, in two tabs. */
  static async ready(world: World, index: number, person: TestPerson): Promise<Handset> {
    const handset = new Handset(world, index, person);
    const clock = () => world.room.now.getTime();
    const phone = await Phone.signedIn(handset.network, person, clock);
    handset.#tabs.push(handset.#open(phone), handset.#open(phone.tab()));
    await phone.sync();
    return handset;
  }

  get phone(): Phone {
    return this.#tabs[0]!.phone;
  }

  get deviceId(): number {
    return Number(this.phone.session.state.get().account?.deviceId);
  }

  /** Taps and saves; what the phone does not hold cannot be tapped. */
  async says(tab: number, { kind, register, marks }: Said): Promise<void> {
    const phone = this.#free(tab);
    if (!phone) return;
    const { classId } = this.#world.room;
    if (!(await phone.sheet({ classId, ...register }).catch(() => null))) return;
    const at = this.#tick(phone);
    const cells = Object.entries(marks).filter(([, { status }]) => kind === "f" || status !== "P");
    const tap = this.#world.ledger.tap({
      phone: this.index,
      at,
      kind,
      register: encodeDay(register.day) + register.session,
      marks: new Map(cells.map(([position, mark]) => [Number(position), textOf(mark)])),
    });
    const [[position, mark] = []] = Object.entries(marks);
    const saving =
      kind === "r"
        ? phone.takes(marks, { classId, ...register })
        : phone.fixes(Number(position), mark!, { classId, ...register });
    tap.saved = await saving.then(
      () => true,
      () => false,
    );
  }

  /** One cycle, or as much of it as goes before its answer is overtaken. */
  async sync(tab: number): Promise<void> {
    const phone = this.#free(tab);
    if (!phone) return;
    this.#tick(phone);
    const parked = this.network.whenParked();
    const cycle = phone.sync().catch(() => null);
    const end = await Promise.race([cycle, parked.then(() => "parked" as const)]);
    if (end === "parked") this.#waiting = { tab: this.#tabs[tab]!, cycle };
    else await this.#mendSignIn(phone, end);
  }

  /** The answer that was overtaken arrives; the next one may be overtaken in its turn. */
  async arrive(): Promise<void> {
    if (!this.#waiting) return;
    const parked = this.network.whenParked().then(() => "parked" as const);
    this.network.letGo();
    const end = await Promise.race([this.#waiting.cycle, parked]);
    if (end !== "parked") this.#waiting = null;
  }

  /** The tab dies where it is, be it waiting for an answer, and is opened again. */
  async kill(tab: number): Promise<void> {
    const { phone } = this.#tabs[tab]!;
    phone.db.close({ disableAutoOpen: true });
    while (this.#waiting?.tab.phone === phone) await this.arrive();
    this.#tabs[tab] = this.#open(phone.tab());
  }

  /** Has a disk strike at one of the next writes. */
  expect(tab: number, trouble: Parameters<RoughDisk["await"]>[0], writes: number): void {
    this.#tabs[tab]!.disk.await(trouble, writes);
  }

  /** Opens tabs again that have died at a write. */
  async reopen(): Promise<void> {
    for (const [index, { phone }] of this.#tabs.entries()) if (phone.db.hasBeenClosed()) await this.kill(index);
  }

  /** The user lets go of the first thing that was refused. */
  async discards(): Promise<void> {
    const row = await this.phone.db.outbox.where("state").anyOf("rejected", "blocked").first();
    if (!row) return;
    this.#world.ledger.tapAt(this.index, row.at)!.discarded = true;
    await discardOperation(this.phone.db, row.n, "", this.phone.now).catch(() => undefined);
  }

  /** All that it holds of its class, whichever way it came by it. */
  async classItems(): Promise<string[]> {
    const { db } = this.phone;
    const items = await db.names.open(await db.items.toArray());
    return items.filter(({ key }) => /^[lr]/.test(key)).map(({ key, line }) => `${key}=${line}`);
  }

  /** Everything works from now on. */
  async calm(): Promise<void> {
    this.network.draw = () => null;
    for (const { disk } of this.#tabs) disk.calm();
    await this.arrive();
    await this.reopen();
  }

  #open(phone: Phone): Tab {
    return {
      phone,
      disk: new RoughDisk(phone.db, this.#world.faults, this.#world.tampering.write ?? ((_, all) => all)),
    };
  }

  /** The tab, unless it waits for an answer. */
  #free(tab: number): Phone | null {
    const { phone } = this.#tabs[tab]!;
    return this.#waiting?.tab.phone === phone ? null : phone;
  }

  /** Sets the tab's clock; no two moments are the same. */
  #tick(phone: Phone): number {
    let at = Math.floor(this.#world.room.now.getTime() / 1000) + this.skew;
    while (this.#times.has(at)) at += 1;
    this.#times.add(at);
    phone.now = at * 1000;
    return at;
  }

  /** A sign-in that was refused for once is given again by its user. */
  async #mendSignIn(phone: Phone, end: CycleEnd | null): Promise<void> {
    if (end?.kind !== "signed-out") return;
    const { draw } = this.network;
    this.network.draw = () => null;
    await phone.signsIn(this.person);
    this.network.draw = draw;
  }

  async #sending(operations: readonly string[]): Promise<readonly string[]> {
    const { room, tampering } = this.#world;
    await tampering.beforePush?.(
      room,
      this.phone,
      operations.map((text) => Number.parseInt(text, 10)),
    );
    return tampering.operations?.(operations) ?? operations;
  }
}

const textOf = ({ status, minutesLate }: Mark): string => status + (minutesLate ? `@${minutesLate}` : "");
