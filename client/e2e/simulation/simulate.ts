import { addDays, parseSchoolDay } from "../../src/values/school-day";
import type { Mark } from "../../src/values/mark";
import type { ReasonId } from "../../src/values/ids";
import type { EngineName } from "../../../server/test/engines.js";
import type { TestPerson } from "../../../server/test/a-school.js";
import { SeededRandom } from "../engine/seeded-random";
import { Campus } from "./campus";
import { audit } from "./checker/audit";
import { type FindingKind, Findings } from "./checker/findings";
import { type Heads, Ledger } from "./checker/ledger";
import { Rosters, type Stay } from "./checker/rosters";
import { readServerState } from "./checker/server-state";
import { Device, type Register, type World } from "./device";
import { FaultLog } from "./fault-log";
import { drawLuck, type Luck } from "./luck";
import type { Tab, Trouble } from "./tab";
import type { Tampering } from "./tampering";
import { VirtualTime } from "./virtual-time";

export type Simulation = {
  readonly seed: number;
  /** Goes on until so many have been injected. */
  readonly faults: number;
  readonly engine?: EngineName;
  /** A bug planted between the engine and the world; none without it. */
  readonly tampering?: Tampering;
};

export type Outcome = {
  readonly faults: number;
  readonly byKind: Readonly<Record<string, number>>;
  readonly operations: number;
  readonly audits: number;
  /** How many clean cycles it took until everything was still, at each audit. */
  readonly cyclesToQuiet: readonly number[];
  /** Names all that was said and answered, in its order: a seed has always the same one. */
  readonly trail: string;
  readonly findings: Readonly<Record<FindingKind, number>>;
  /** What was found, in words. */
  readonly notes: readonly string[];
};

const CLEAN_CYCLES = 3;
const PATIENCE_MS = 120_000;
const TWO_DAYS = 2 * 86_400;
const STEP_MS = 2_000;
const START = new Date("2026-11-23T06:00:00Z");
const MONDAY = parseSchoolDay("2026-11-16");
/** Nobody is at school: what is said of it is refused. */
const HOLIDAY = parseSchoolDay("2026-10-20");
/** Still to come: refused as well. */
const FRIDAY = parseSchoolDay("2026-11-27");
const MARKS: readonly Mark[] = [
  { status: "P" },
  { status: "A" },
  { status: "A", reasonId: 1 as ReasonId },
  { status: "E" },
  { status: "L", minutesLate: 20 },
  { status: "N" },
];
const SCORES = ["45", "45.5", "67", "9", "100", "A", "X", "-"];
const LEVELS = ["EE", "ME1", "BE2", "A", "X", "-"];
const CLASHING: readonly Mark[] = [{ status: "A" }, { status: "E" }, { status: "L", minutesLate: 5 }];

/** Lives through days of bad luck in one school, and ends at the first audit that finds anything. */
export async function simulate({
  seed,
  faults: wanted,
  engine = "sqlite",
  tampering = {},
}: Simulation): Promise<Outcome> {
  const random = new SeededRandom(seed);
  const luck = drawLuck(random);
  const time = new VirtualTime(START);
  const faults = new FaultLog();
  await using campus = await Campus.open(engine, time, faults, luck);
  const ledger = new Ledger(new Rosters());
  const life = new Life({ campus, ledger, faults, time, tampering }, random, luck);
  await life.begin();
  const cyclesToQuiet: number[] = [];
  for (let audits = 1; ; audits++) {
    const findings = await life.until(Math.min(wanted, audits * luck.auditEvery));
    cyclesToQuiet.push(life.cyclesToQuiet);
    if (faults.total < wanted && findings.notes.length === 0) continue;
    life.end();
    return {
      faults: faults.total,
      byKind: Object.fromEntries(faults.counts),
      operations: ledger.taps.length,
      audits,
      cyclesToQuiet,
      trail: ledger.trail,
      findings: findings.counts,
      notes: findings.notes,
    };
  }
}

/** A school and its people, whose days go by step after step. */
class Life {
  readonly #world: World;
  readonly #random: SeededRandom;
  readonly #luck: Luck;
  readonly #devices: Device[] = [];
  #copies = 0;
  #admissions = 0;
  #hasBackup = false;
  cyclesToQuiet = 0;

  constructor(world: World, random: SeededRandom, luck: Luck) {
    this.#world = world;
    this.#random = random;
    this.#luck = luck;
  }

  async begin(): Promise<void> {
    await this.#learnRosters();
    await this.#learnEpoch();
    const { people } = this.#world.campus;
    const head = people.find(({ roles }) => roles.includes("head" as never))!;
    const teachers = people.filter((person) => person !== head);
    // A class teacher and a subject teacher of the first class always; then whoever chance has.
    await this.#assignAcross(teachers[1]!);
    const owners = [teachers[0]!, teachers[1]!];
    // And the head, who alone opens again what was submitted.
    while (owners.length < this.#luck.devices)
      owners.push(owners.length === 2 ? head : this.#random.pick([head, ...teachers]));
    for (const [index, person] of owners.entries())
      this.#devices.push(await Device.ready(this.#world, `phone ${index + 1}`, person, this.#luck));
    for (const device of this.#devices) device.troubleAt = () => this.#random.below(25);
    await this.#backUp();
  }

  /** Lives on until so many faults were injected, comes to rest, and is audited. */
  async until(faults: number): Promise<Findings> {
    for (const device of this.#devices)
      device.network.draw = (kinds, likelihood) =>
        this.#random.next() < likelihood * this.#luck.storm ? this.#random.pick(kinds) : null;
    while (this.#world.faults.total < faults) await this.#step();
    await this.#quieten();
    return this.#audit();
  }

  end(): void {
    for (const device of this.#devices) device.close();
  }

  /** One thing happens, and all that follows from it until everybody waits for something. */
  async #step(): Promise<void> {
    await this.#passTime(STEP_MS);
    const device = this.#random.pick(this.#devices);
    const tab = device.tab(this.#random.below(2));
    const what = this.#random.below(1000);
    if (what < 100) await device.takes(tab, this.#aRegister(device), this.#someMarks(this.#random.below(4)));
    else if (what < 200) await this.#fix(device);
    else if (what < 270) await this.#score(device);
    else if (what < 285) await device.begins(tab, this.#aRegister(device), this.#someMarks(2));
    else if (what < 620) await device.syncs(tab);
    else if (what < 690) await this.#letArrive();
    else if (what < 730) await device.network.deliverLate();
    else if (what < 860) this.#arm(device);
    else if (what < 895) this.#kill(device);
    else if (what < 905) await this.#waitLong();
    else if (what < 925) this.#setClock(device);
    else if (what < 945) await this.#settle(device, tab);
    else if (what < 955) this.#shrink(device);
    else await this.#rareThing(device);
    await this.#rested();
    for (const one of this.#devices) await one.reopen();
    if (this.#random.below(8) === 0) for (const one of this.#devices) await one.reloadOutdated();
  }

  async #rareThing(device: Device): Promise<void> {
    const { campus } = this.#world;
    const what = this.#random.below(100);
    if (what < 20) await this.#strike("access changed", () => this.#changeAccess());
    else if (what < 34) await this.#strike("roster changed", () => this.#changeRoster());
    else if (what < 46) await this.#strike("sign-in ended", () => this.#endSignIn(device));
    else if (what < 58) await this.#strike("database upgraded", () => device.upgrade(this.#random.below(2)));
    else if (what < 66) await this.#strike("tombstones forgotten", () => campus.forgetWhatIsGone());
    else if (what < 74) await this.#strike("server restarted", () => this.#restart());
    else if (what < 84) await this.#backUp();
    else if (what < 92) await this.#restore();
    else if (what < 94) await this.#strike("more news than a tail holds", () => campus.makeMuchNews());
    else if (what < 97 && this.#copies < 1) await this.#strike("storage copied", () => this.#copy(device));
  }

  async #strike(kind: string, happen: () => Promise<void>): Promise<void> {
    this.#world.faults.count(kind);
    await happen();
  }

  async #fix(device: Device): Promise<void> {
    const register = this.#aRegister(device);
    const positions = this.#world.ledger.rosters.of(register.classId).map(({ position }) => position);
    const tab = device.tab(this.#random.below(2));
    await device.fixes(tab, register, this.#random.pick(positions), this.#random.pick(MARKS));
  }

  async #score(device: Device): Promise<void> {
    const sheet = this.#random.pick(this.#world.campus.sheets);
    const tab = device.tab(this.#random.below(2));
    const what = this.#random.below(12);
    if (sheet.maximum === null && what < 1) return device.closes(tab, sheet, "b");
    if (sheet.maximum === null && what < 4) return device.closes(tab, sheet, "o");
    const places = this.#world.ledger.rosters.of(sheet.classId).map(({ position }) => position);
    const scores = sheet.maximum === null ? LEVELS : SCORES;
    const entered = Array.from(
      { length: 1 + this.#random.below(3) },
      () => [this.#random.pick(places), this.#random.pick(scores)] as const,
    );
    await device.enters(tab, sheet, new Map(entered));
  }

  async #settle(device: Device, tab: Tab): Promise<void> {
    // Pressed on a phone and on its copy, "send again" would be said twice.
    const isCopied = this.#devices.some(({ clan, name }) => clan === device.clan && name !== device.name);
    await device.settles(tab, isCopied ? "discard" : this.#random.pick(["discard", "retry"] as const));
  }

  /** Somebody's answer arrives, or a frozen tab goes on. */
  async #letArrive(): Promise<void> {
    const waiting = this.#devices.flatMap(({ tabs }) => tabs).filter(({ isWaiting }) => isWaiting);
    if (waiting.length > 0) this.#random.pick(waiting).thaw();
    await nextTurn();
  }

  #arm(device: Device): void {
    const trouble = this.#random.pick<Trouble>(["disk full", "tab killed", "tab killed", "tab frozen"]);
    // Most cycles come to some dozens of places; the first ones are those of the shortest work.
    const places = this.#random.below(this.#random.pick([6, 20, 60]));
    device.tab(this.#random.below(2)).expect(trouble, places);
  }

  #kill(device: Device): void {
    this.#world.faults.count("tab killed");
    device.tab(this.#random.below(2)).kill();
  }

  async #waitLong(): Promise<void> {
    await this.#passTime(this.#random.pick([40_000, 10 * 60_000, 20 * 60_000]));
  }

  #setClock(device: Device): void {
    this.#world.faults.count("clock set");
    device.skew = this.#random.pick([0, -TWO_DAYS, TWO_DAYS, 90, -700]);
  }

  #shrink(device: Device): void {
    device.network.mostOperations = this.#random.pick([1, 2, 5, 20, Number.POSITIVE_INFINITY]);
  }

  async #restart(): Promise<void> {
    for (const { network } of this.#devices) network.dropLate();
    await this.#world.campus.restart();
  }

  async #backUp(): Promise<void> {
    await this.#world.campus.backUp();
    this.#world.ledger.backUp(await this.#heads());
    this.#hasBackup = true;
  }

  /** The server goes back to its last backup: what it took since is gone, until the phones say it again. */
  async #restore(): Promise<void> {
    if (!this.#hasBackup) return;
    await this.#strike("backup restored", async () => {
      await this.#passTime(10 * 60_000);
      for (const { network } of this.#devices) network.dropLate();
      await this.#world.campus.restore();
      this.#world.ledger.restore(await this.#heads());
      await this.#learnEpoch();
    });
  }

  async #endSignIn(device: Device): Promise<void> {
    await this.#world.campus.rows(
      "delete from refresh_token where device_id in (select id from device where user_id = ?)",
      [device.user],
    );
  }

  async #copy(device: Device): Promise<void> {
    this.#copies += 1;
    for (const tab of device.tabs) tab.kill();
    await device.reopen();
    const copy = await device.copied(`copy of ${device.name}`);
    copy.network.draw = device.network.draw;
    copy.troubleAt = device.troubleAt;
    this.#devices.push(copy);
  }

  /** A learner joins, leaves or moves. No restored backup may know of the class list as it was before. */
  async #changeRoster(): Promise<void> {
    const { campus, ledger } = this.#world;
    const classId = this.#random.pick(campus.classIds);
    const stays = ledger.rosters.of(classId).filter(({ toRev }) => toRev === null);
    const leaver = this.#random.pick(stays);
    const what = this.#random.below(3);
    if (what === 0 || stays.length < 4) await campus.admit(classId, `N${++this.#admissions}`);
    else if (what === 1) await campus.withdraw(leaver.learner as never);
    else await campus.move(leaver.learner as never, this.#random.pick(campus.classIds));
    await this.#learnRosters();
    await this.#backUp();
  }

  async #changeAccess(): Promise<void> {
    const { campus } = this.#world;
    const teachers = campus.people.filter(({ roles }) => !roles.includes("head" as never));
    const teacher = this.#random.pick(teachers);
    const classId = this.#random.pick(campus.classIds);
    const taught = await this.#taught();
    if (taught.has(`${teacher.userId} ${classId}`)) await campus.unassign(teacher.userId, classId);
    else await campus.assign(teacher.userId, classId, "subject");
  }

  async #assignAcross(teacher: TestPerson): Promise<void> {
    for (const classId of this.#world.campus.classIds.slice(0, 2))
      await this.#world.campus.assign(teacher.userId, classId, "subject");
  }

  /** User and class, for everybody who teaches. */
  async #taught(): Promise<ReadonlySet<string>> {
    const rows = await this.#world.campus.rows<{ user: number; classId: number }>(
      "select user_id as user, class_id as classId from teaching",
    );
    return new Set(rows.map(({ user, classId }) => `${user} ${classId}`));
  }

  /** By class, the last sequence given out. */
  async #heads(): Promise<Heads> {
    const sql = "select class_id as id, head from scope_head where class_id is not null";
    const rows = await this.#world.campus.rows<{ id: number; head: number }>(sql);
    return new Map(rows.map(({ id, head }) => [id, Number(head)]));
  }

  async #learnEpoch(): Promise<void> {
    const [row] = await this.#world.campus.rows<{ value: string }>("select value from meta where `key` = 'epoch'");
    this.#world.ledger.epoch = row!.value;
  }

  async #learnRosters(): Promise<void> {
    const { campus, ledger } = this.#world;
    ledger.rosters.learn(
      await campus.rows<Stay>(
        `select class_id as classId, learner_id as learner, position, from_rev as fromRev, to_rev as toRev
         from enrolment order by id`,
      ),
    );
  }

  /** Everything works from now on; then so many cycles have to do. */
  async #quieten(): Promise<void> {
    for (const device of this.#devices) device.calm();
    this.#world.campus.database.calm();
    for (const device of this.#devices) while (await device.network.deliverLate());
    for (let round = 0; round < 50 && this.#devices.some(({ tabs }) => tabs.some((tab) => tab.isWaiting)); round++) {
      for (const { tabs } of this.#devices) for (const tab of tabs) tab.thaw();
      await nextTurn();
      await this.#rested();
    }
    for (const device of this.#devices) {
      await device.reopen();
      await device.reloadOutdated();
      device.network.begin();
    }
    await this.#passTime(11 * 60_000);
    for (const device of this.#devices) for (const tab of device.tabs) await device.signsIn(tab);
    await this.#clash();
    this.cyclesToQuiet = 0;
    for (let cycle = 1; cycle <= CLEAN_CYCLES; cycle++) {
      await this.#passTime(STEP_MS);
      for (const device of this.#devices) await device.syncs(device.tab(0));
      if (this.cyclesToQuiet === 0 && (await this.#isQuiet())) this.cyclesToQuiet = cycle;
    }
  }

  /** Each says something else of one learner, and none knows of the others: every audit sees marks that clash. */
  async #clash(): Promise<void> {
    const [classId] = this.#world.campus.classIds;
    const register: Register = { classId: classId as never, day: MONDAY, session: "m" };
    const position = this.#random.pick(this.#world.ledger.rosters.of(classId!)).position;
    for (const [index, device] of this.#devices.entries())
      await device.fixes(device.tab(0), register, position, CLASHING[index % CLASHING.length]!);
    const [sheet] = this.#world.campus.sheets;
    for (const [index, device] of this.#devices.entries())
      await device.enters(device.tab(0), sheet!, new Map([[position, String(20 + index)]]));
  }

  /** Nobody has anything to send, and everybody knows all there is. */
  async #isQuiet(): Promise<boolean> {
    const heads = await this.#world.campus.rows<{ id: number; head: number }>("select id, head from scope_head");
    const headOf = new Map(heads.map(({ id, head }) => [id, Number(head)]));
    for (const { db } of this.#devices) {
      const refused = await db.outbox.where("state").anyOf("rejected", "blocked").count();
      if (refused === 0 && (await db.outbox.where({ state: "waiting" }).count()) > 0) return false;
      const scopes = await db.scopes.toArray();
      if (scopes.some(({ id, cursor }) => headOf.get(id) !== cursor)) return false;
    }
    return true;
  }

  async #audit(): Promise<Findings> {
    const { campus, ledger } = this.#world;
    const taught = await this.#taught();
    const server = await readServerState((sql, values) => campus.rows(sql, values));
    const phones = [];
    for (const device of this.#devices) phones.push(await device.state());
    return audit({
      ledger,
      server,
      phones,
      mayFollow: (user, classId) => server.heads.has(user) || taught.has(`${user} ${classId}`),
    });
  }

  async #passTime(ms: number): Promise<void> {
    for (let left = ms; left > 0;) {
      left = this.#world.time.pass(left);
      await nextTurn();
      await this.#rested();
    }
  }

  /** Nobody moves any more; whoever does for minutes on end never will. */
  async #rested(): Promise<void> {
    const gaveUp = Symbol();
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<symbol>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS, gaveUp)));
    for (const device of this.#devices) {
      if ((await Promise.race([device.rested(), tooLong])) === gaveUp) throw new Error(`${device.name} hangs.`);
    }
    clearTimeout(timer);
  }

  #aRegister({ db: _ }: Device): Register {
    const classId = this.#random.pick(this.#world.campus.classIds) as never;
    const what = this.#random.below(30);
    if (what === 0) return { classId, day: HOLIDAY, session: "m" };
    if (what === 1) return { classId, day: FRIDAY, session: "m" };
    return { classId, day: addDays(MONDAY, this.#random.below(2)), session: this.#random.pick(["m", "a"] as const) };
  }

  #someMarks(count: number): Map<number, Mark> {
    return new Map(
      Array.from(
        { length: count },
        () => [1 + this.#random.below(this.#luck.learners), this.#random.pick(MARKS)] as const,
      ),
    );
  }
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
