import { createHash } from "node:crypto";
import { Dexie } from "dexie";
import { readScoreSheet } from "../../src/db/read-score-sheet";
import { readSheet, type Sheet } from "../../src/db/read-sheet";
import type { CycleEnd } from "../../src/sync/run-cycle";
import { reopenSheet, submitSheet } from "../../src/sync/outbox/close-sheet";
import { discardOperation } from "../../src/sync/outbox/discard-operation";
import { retryOperation } from "../../src/sync/outbox/retry-operation";
import { saveDraft } from "../../src/sync/outbox/save-draft";
import { saveFixes } from "../../src/sync/outbox/save-fixes";
import { saveRollCall } from "../../src/sync/outbox/save-roll-call";
import { saveScores } from "../../src/sync/outbox/save-scores";
import { Phone } from "../../src/sync/testing/a-phone";
import type { AssessmentId, ClassId, Position } from "../../src/values/ids";
import type { Mark } from "../../src/values/mark";
import { encodeDay, type SchoolDay } from "../../src/values/school-day";
import type { TestPerson } from "../../../server/test/a-school.js";
import { BrowserLocks } from "./browser-locks";
import type { Campus, CampusSheet } from "./campus";
import type { Ledger, Tap, VerdictTold } from "./checker/ledger";
import { type PhoneState, readPhoneState } from "./checker/phone-state";
import { readRegister } from "./checker/wire";
import type { FaultLog } from "./fault-log";
import { RoughNetwork } from "./rough-network";
import { type Cut, Tab } from "./tab";
import type { Tampering } from "./tampering";
import type { VirtualTime } from "./virtual-time";

export type World = {
  readonly campus: Campus;
  readonly ledger: Ledger;
  readonly faults: FaultLog;
  readonly time: VirtualTime;
  readonly tampering: Tampering;
};
export type Register = { readonly classId: ClassId; readonly day: SchoolDay; readonly session: "m" | "a" };
/** How a device's tabs live: by the engine's own loop or cycle by cycle, with the browser's locks or without. */
export type Habits = { readonly loop: boolean; readonly locks: boolean };

/** What was to be seen on a screen, of which life of the server. */
type Shown = { readonly epoch: string; readonly marks: Tap["shown"] };

const PRESENT: Mark = { status: "P" };

/** A phone with two tabs of the app. */
export class Device {
  readonly #world: World;
  readonly #locks: BrowserLocks | null;
  readonly #habits: Habits;
  readonly #times: Set<number>;
  readonly #tabs: Tab[] = [];
  readonly name: string;
  /** Devices that count under one number: a phone and the copies of its storage. */
  readonly clan: string;
  readonly person: TestPerson;
  readonly network: RoughNetwork;
  /** By how many seconds its clock is wrong. */
  skew = 0;
  /** By how many versions its app is newer than the first. */
  #version = 0;

  private constructor(world: World, name: string, person: TestPerson, habits: Habits, of?: Device) {
    const { campus, ledger, faults, tampering } = world;
    this.#world = world;
    this.#habits = habits;
    this.#times = of ? of.#times : new Set();
    this.#locks = habits.locks && !tampering.withoutLocks ? new BrowserLocks() : null;
    this.name = name;
    this.clan = of?.clan ?? name;
    this.person = person;
    const witness = {
      tampering,
      sending: async (operations: readonly string[]) =>
        void (await tampering.beforePush?.(campus, this.db, operations)),
      taken: async (...told: [number, readonly string[]]) => void (await tampering.afterPush?.(campus, ...told)),
      stored: (...told: [number, readonly string[]]) => readStoredVerdicts(campus, ...told),
      now: () => world.time.now,
      clashed: () => {
        if (habits.locks && (this.#locks?.thefts ?? 0) === 0) ledger.clashes.push(name);
      },
      judged: (...told: [number, readonly string[], Parameters<Ledger["judged"]>[3]]) =>
        ledger.judged(this.clan, ...told),
      told: ({ s }: { s: readonly { readonly c: string | null }[] | null }) => {
        if (s) ledger.listed(this.clan, new Set(s.flatMap(({ c }) => (c === null ? [] : [Number(c)]))));
      },
      trouble: (kind: "database deadlock" | "database fails") => campus.database.await(kind, this.troubleAt()),
    };
    this.network = new RoughNetwork(() => campus.url, faults, witness, new Map(of?.network.cookies));
  }

  /** At which of a request's statements the server's database fails. */
  troubleAt: () => number = () => 0;

  /** Signed in, everything pulled, in two tabs. */
  static async ready(world: World, name: string, person: TestPerson, habits: Habits): Promise<Device> {
    const device = new Device(world, name, person, habits);
    const fetch = (path: string | URL | Request, init?: RequestInit) => device.network.ask(null, String(path), init!);
    const first = await Phone.signedIn({ fetch: fetch as never }, person, () => device.#clock());
    await device.#begin(first);
    await device.syncs(device.tab(0));
    return device;
  }

  /** The same storage on another phone, under the same device id, as a backup of the phone brings it there. */
  async copied(name: string): Promise<Device> {
    const copy = new Device(this.#world, name, this.person, this.#habits, this);
    const fetch = (path: string | URL | Request, init?: RequestInit) => copy.network.ask(null, String(path), init!);
    const first = this.tab(0).phone.elsewhere({ fetch: fetch as never }, () => copy.#clock());
    copy.skew = this.skew;
    await copyTables(this.db, first.db);
    await copy.#begin(first);
    return copy;
  }

  get tabs(): readonly Tab[] {
    return this.#tabs;
  }

  get db() {
    return this.tab(0).phone.db;
  }

  tab(index: number): Tab {
    return this.#tabs[index]!;
  }

  get user(): number {
    return this.person.userId;
  }

  /** Nothing moves on it. */
  async rested(): Promise<void> {
    for (const tab of this.#tabs) await tab.rest.reached();
  }

  sheet(tab: Tab, { classId, day, session }: Register): Promise<Sheet | null | Cut> {
    return tab.try(() => readSheet(tab.phone.db, classId, day, session));
  }

  /** Takes a whole register, from a draft if there is one; what the phone does not hold cannot be tapped. */
  async takes(tab: Tab, register: Register, marks: ReadonlyMap<number, Mark>): Promise<void> {
    const opened = await this.#opens(tab, register);
    if (!opened || opened.sheet.learners.length === 0) return;
    const { sheet } = opened;
    const { draft } = sheet;
    const shown = (draft && this.#drafts.get(nameOf(register))) ?? opened.shown;
    const [rosterRev, seen] = draft ? [draft.rosterRev, draft.seen] : [sheet.rosterRev, sheet.seen];
    const learners = draft ? sheet.learners.filter(({ fromRev }) => fromRev <= rosterRev) : sheet.learners;
    if (learners.length === 0) return;
    const said = new Map(
      learners.map(({ position }) => [position, draft?.marks.get(position) ?? marks.get(position) ?? PRESENT]),
    );
    const at = this.#tick(tab);
    const tap = this.#tap("r", at, register, rosterRev, said, shown);
    const filled = { ...register, rosterRev, seen, learners, marks: said };
    await tab.try(() => saveRollCall(tab.phone.db, filled, tab.phone.now).then(() => void (tap.saved = true)));
  }

  /** Puts one learner's mark right. */
  async fixes(tab: Tab, register: Register, position: number, mark: Mark): Promise<void> {
    const opened = await this.#opens(tab, register);
    if (!opened) return;
    const at = this.#tick(tab);
    const tap = this.#tap("f", at, register, 0, new Map([[position as Position, mark]]), opened.shown);
    const cells = [{ ...mark, position: position as Position }];
    const fixes = { ...register, seen: opened.sheet.seen, cells };
    await tab.try(() => saveFixes(tab.phone.db, fixes, tab.phone.now).then(() => void (tap.saved = true)));
  }

  /** Enters scores on a sheet. */
  async enters(tab: Tab, sheet: CampusSheet, scores: ReadonlyMap<number, string>): Promise<void> {
    const opened = await this.#opensScores(tab, sheet);
    const asked = opened && [...scores].filter(([place]) => opened.learners.some(({ position }) => position === place));
    if (!opened || !asked?.length) return;
    const { rosterRev, seen, place } = opened;
    const said = new Map(asked.map(([position, score]) => [position as Position, score as never]));
    const at = this.#tick(tab);
    const marks = new Map(asked);
    const tap = this.#write("s", at, sheet, { rosterRev, marks, ...opened.shown });
    await tab.try(() =>
      saveScores(tab.phone.db, { ...place, rosterRev, seen, scores: said }, tab.phone.now).then(
        () => void (tap.saved = true),
      ),
    );
  }

  /** Submits a sheet, or opens it again. */
  async closes(tab: Tab, sheet: CampusSheet, kind: "b" | "o"): Promise<void> {
    const opened = await this.#opensScores(tab, sheet);
    if (!opened) return;
    const { seen, place } = opened;
    const at = this.#tick(tab);
    const tap = this.#write(kind, at, sheet, { rosterRev: 0, marks: new Map(), ...opened.shown });
    const close = kind === "b" ? submitSheet : reopenSheet;
    await tab.try(() => close(tab.phone.db, { ...place, seen }, tab.phone.now).then(() => void (tap.saved = true)));
  }

  #write(
    kind: Tap["kind"],
    at: number,
    { id, classId }: CampusSheet,
    said: Pick<Tap, "rosterRev" | "marks" | "epoch"> & { shown: Tap["shown"] },
  ): Tap {
    const { clan, user } = this;
    return this.#world.ledger.tap({ clan, user, at, classId, register: `s${id}`, kind, ...said });
  }

  /** The sheet as it is opened, and the scores of it that are to be seen. */
  async #opensScores(tab: Tab, { id, classId }: CampusSheet) {
    const { db } = tab.phone;
    const place = { classId: Number(classId) as ClassId, assessmentId: id as AssessmentId };
    const opened = await tab.try(async () => {
      const sheet = await readScoreSheet(db, place.classId as never, place.assessmentId);
      if (!sheet) return null;
      const epoch = String((await db.feed.get("epoch"))?.value);
      const { scores } = sheet.confirmed;
      const shown = new Map([...scores].map(([position, { score, others = [] }]) => [position, [score, ...others]]));
      return { ...sheet, place, shown: { epoch, shown } };
    });
    return !opened || isCut(opened) ? null : opened;
  }

  /** Begins a sheet and leaves it: what is shown now is what its author will have known. */
  async begins(tab: Tab, register: Register, marks: ReadonlyMap<number, Mark>): Promise<void> {
    const opened = await this.#opens(tab, register);
    if (!opened || opened.sheet.draft) return;
    const { rosterRev, seen } = opened.sheet;
    const begun = { ...register, rosterRev, seen, marks: marks as ReadonlyMap<Position, Mark> };
    // Whether or not it gets there: the next who opens the register looks at the draft or begins anew.
    this.#drafts.set(nameOf(register), opened.shown);
    await tab.try(() => saveDraft(tab.phone.db, begun, tab.phone.now));
  }

  readonly #drafts = new Map<string, Shown>();

  /** The user lets go of something that was refused, or has it sent again. */
  async settles(tab: Tab, how: "discard" | "retry"): Promise<void> {
    const { db } = tab.phone;
    const row = await tab.try(() => db.outbox.where("state").anyOf("rejected", "blocked", "held").first());
    if (!row || isCut(row)) return;
    if (how === "retry") return void (await tab.try(() => retryOperation(db, row.n)));
    const tap = this.#world.ledger.tapAt(this.clan, row.at);
    if (tap) tap.discarded = true;
    await tab.try(() => discardOperation(db, row.n, "", tab.phone.now));
  }

  /** One cycle, or as much of it as goes before it has to wait. */
  async syncs(tab: Tab): Promise<CycleEnd | Cut> {
    this.network.begin();
    this.#tick(tab);
    if (tab.runsLoop) {
      tab.wake("user");
      await nextTurn();
      await tab.rest.reached();
      if (tab.phase === "signed-out") await this.signsIn(tab);
      return "waits";
    }
    if (tab.rest.isBusy) return "waits";
    const end = await tab.try(() => tab.phone.sync());
    if (typeof end === "object" && end.kind === "signed-out") await this.signsIn(tab);
    return end;
  }

  /** A sign-in that was refused is given again by its user, who may not get through either. */
  async signsIn(tab: Tab): Promise<void> {
    await tab.try(() => tab.phone.signsIn(this.person));
    if (tab.phone.session.state.get().expired) return;
    tab.wake("sign-in");
    await nextTurn();
    await tab.rest.reached();
  }

  /** Opens again the tabs that have died. */
  async reopen(): Promise<void> {
    for (const [index, tab] of this.#tabs.entries()) {
      if (!tab.isDead) continue;
      // Its locks are let go of by then: whoever waited for them would go on while the world believes it at rest.
      await tab.death;
      this.#tabs[index] = this.#open(tab.phone);
      await this.rested();
    }
  }

  /** A newer app has opened the database in one tab while the other still runs the older one. */
  async upgrade(index: number): Promise<void> {
    this.#version += 1;
    this.tab(index).kill();
    await this.reopen();
  }

  /** Tabs that were left behind by an upgrade are loaded again by their user. */
  async reloadOutdated(): Promise<void> {
    for (const tab of this.#tabs) if (tab.phone.db.outdated.get()) tab.kill();
    await this.reopen();
  }

  calm(): void {
    this.network.calm();
    for (const tab of this.#tabs) tab.calm();
  }

  state(): Promise<PhoneState> {
    const { name, clan, user } = this;
    return readPhoneState({ name, clan, user }, this.db);
  }

  close(): void {
    for (const tab of this.#tabs) tab.kill();
  }

  async #opens(tab: Tab, register: Register): Promise<{ sheet: Sheet; shown: Shown } | null> {
    const sheet = await this.sheet(tab, register);
    if (!sheet || isCut(sheet)) return null;
    const shown = await tab.try(() => this.#marksShown(tab, register));
    if (isCut(shown)) return null;
    return { sheet, shown };
  }

  /** What of others the phone holds of a register, by position. */
  async #marksShown(tab: Tab, { classId, day, session }: Register): Promise<Shown> {
    const { db } = tab.phone;
    const scope = await db.scopes.where({ classId }).first();
    const item = scope && (await db.items.get([scope.id, `r${encodeDay(day)}${session}`]));
    const { marks } = readRegister(String(item?.line ?? ""));
    const epoch = String((await db.feed.get("epoch"))?.value);
    return { epoch, marks: new Map([...marks].map(([position, mark]) => [position, mark.split("!")])) };
  }

  #tap(
    kind: Tap["kind"],
    at: number,
    { classId, day, session }: Register,
    rosterRev: number,
    said: ReadonlyMap<Position, Mark>,
    shown: Shown,
  ): Tap {
    const told = [...said].filter(([, { status }]) => kind === "f" || status !== "P");
    return this.#world.ledger.tap({
      clan: this.clan,
      user: this.user,
      at,
      classId,
      register: encodeDay(day) + session,
      kind,
      rosterRev,
      marks: new Map(told.map(([position, mark]) => [Number(position), textOf(mark)])),
      epoch: shown.epoch,
      shown: shown.marks,
    });
  }

  /** One tab after the other, so that what each begins with has its order. */
  async #begin(first: Phone): Promise<void> {
    for (let index = 0; index < 2; index++) {
      this.#tabs.push(this.#open(first));
      await this.tab(index).rest.reached();
    }
    first.db.close({ disableAutoOpen: true });
  }

  #open(other: Phone): Tab {
    const { faults, time, tampering } = this.#world;
    const tab = new Tab(
      other,
      {
        faults,
        time,
        tampering,
        locks: this.#locks,
        fetch: (asking, path, init) => this.network.ask(asking, path, init),
      },
      ({ db }) => {
        const version = this.#version;
        if (version > 0) db.version(db.verno + version).stores({ [`extra${version}`]: "id" });
      },
    );
    tab.phone.now = this.#clock();
    if (this.#habits.loop) tab.startLoop();
    return tab;
  }

  #clock(): number {
    return this.#world.time.now + this.skew * 1000;
  }

  /** Sets the tab's clock; no two taps are of the same moment. */
  #tick(tab: Tab): number {
    let at = Math.floor(this.#clock() / 1000);
    while (this.#times.has(at)) at += 1;
    this.#times.add(at);
    tab.phone.now = at * 1000;
    return at;
  }
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const isCut = (end: unknown): end is Cut => typeof end === "string";

const nameOf = ({ classId, day, session }: Register): string => `${classId} ${day} ${session}`;

const textOf = ({ status, reasonId, minutesLate }: Mark): string =>
  status + (reasonId ? `.${reasonId}` : "") + (minutesLate ? `@${minutesLate}` : "");

/** All of them or none: a batch is one transaction. A verdict is kept with the hash of what it was given to. */
async function readStoredVerdicts(
  campus: Campus,
  device: number,
  operations: readonly string[],
): Promise<readonly VerdictTold[]> {
  const rows = await campus.rows<{ n: number; o: string; c: string | null; s: number | null; hash: string }>(
    "select counter as n, outcome as o, code as c, seq as s, hash from operation where device_id = ?",
    [device],
  );
  const byHash = new Map(rows.map((row) => [row.hash, row]));
  const verdicts = operations.flatMap((text): VerdictTold[] => {
    const row = byHash.get(createHash("sha256").update(text).digest("hex").slice(0, 16));
    return row
      ? [{ n: Number(row.n), o: row.o.toUpperCase(), c: row.c, s: row.s === null ? null : Number(row.s) }]
      : [];
  });
  return verdicts.length === operations.length ? verdicts : [];
}

/** As the storage is at one moment, whatever its tabs are about to write: no backup of a phone is torn. */
async function copyTables(from: Dexie, to: Dexie): Promise<void> {
  const names = to.tables.map(({ name }) => name);
  const held = await from.transaction("r", names, () =>
    Promise.all(names.map(async (name) => [name, await from.table(name).toArray()] as const)),
  );
  await to.open();
  for (const [name, rows] of held) {
    await to.table(name).clear();
    await to.table(name).bulkPut(rows);
  }
}
