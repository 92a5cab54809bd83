import type { EngineName } from "../../../server/test/engines.js";
import { addDays, parseSchoolDay } from "../../src/values/school-day";
import type { Mark } from "../../src/values/mark";
import { Classroom } from "../engine/classroom";
import { SeededRandom } from "../engine/seeded-random";
import { audit, type Findings } from "./audit";
import { FaultLog } from "./fault-log";
import { Handset } from "./handset";
import { Ledger } from "./ledger";
import type { Tampering } from "./tampering";

export type Simulation = {
  readonly seed: number;
  /** Goes on until so many have been injected. */
  readonly faults: number;
  readonly engine?: EngineName;
  /** A bug planted between the engine and the world; none without it. */
  readonly tampering?: Tampering;
};

export type Outcome = {
  readonly faults: FaultLog;
  readonly operations: number;
  readonly audits: number;
  /** Names all that was said and answered, in its order: a seed has always the same one. */
  readonly trail: string;
  readonly findings: Findings;
  /** What was found, in words. */
  readonly notes: readonly string[];
};

// Few, so that phones often speak of the same ones.
const LEARNERS = 9;
const AUDIT_EVERY = 150;
const SUBJECT_TEACHER = 2;
const CLEAN_CYCLES = 3;
const TWO_DAYS = 2 * 86_400;
const MONDAY = parseSchoolDay("2026-11-16");
/** Nobody is at school: what is said of it is refused. */
const HOLIDAY = parseSchoolDay("2026-10-20");
const MARKS: readonly Mark[] = [
  { status: "P" },
  { status: "A" },
  { status: "E" },
  { status: "L", minutesLate: 20 },
  { status: "N" },
];

const CLASHING: readonly Mark[] = [{ status: "A" }, { status: "E" }, { status: "L", minutesLate: 5 }];

/** Lives through days of bad luck on three phones of one class, and ends at the first audit that finds anything. */
export async function simulate({ seed, faults: wanted, engine, tampering = {} }: Simulation): Promise<Outcome> {
  await using room = await Classroom.open(engine, LEARNERS);
  const random = new SeededRandom(seed);
  const faults = new FaultLog();
  const ledger = new Ledger(room.positions.length);
  const world = { room, ledger, faults, tampering };
  const people = [room.classTeacher, room.classTeacher, room.subjectTeacher];
  const handsets: Handset[] = [];
  for (const [index, person] of people.entries()) handsets.push(await Handset.ready(world, index, person));
  let teaches = true;

  for (let audits = 1; ; audits++) {
    const until = Math.min(wanted, audits * AUDIT_EVERY);
    for (const { network } of handsets) network.draw = (kinds) => (random.next() < 0.75 ? random.pick(kinds) : null);
    while (faults.total < until) await live();
    await quieten();
    const { findings, notes } = await audit(room, ledger, handsets);
    if (faults.total >= wanted || notes.length > 0)
      return { faults, operations: ledger.taps.length, audits, trail: ledger.trail, findings, notes };
  }

  /** One thing happens. */
  async function live(): Promise<void> {
    room.later(1 / 30);
    const handset = random.pick(handsets);
    const tab = random.below(2);
    const what = random.below(100);
    if (what < 12) await handset.says(tab, { kind: "r", register: aRegister(), marks: someMarks(random.below(4)) });
    else if (what < 30) await handset.says(tab, { kind: "f", register: aRegister(), marks: someMarks(1) });
    else if (what < 78) await handset.sync(tab);
    else if (what < 84) await handset.arrive();
    else if (what < 89) await handset.network.deliverLate();
    else if (what < 92) handset.expect(tab, random.pick(["disk full", "tab killed at a write"]), random.below(8));
    else if (what < 95) await strike("tab killed", () => handset.kill(tab));
    else if (what < 97)
      await strike("clock set", async () => void (handset.skew = random.pick([0, -TWO_DAYS, TWO_DAYS, 90])));
    else if (what < 98) await handset.discards();
    else if (what < 99) await strike("access changed", () => changeAccess(!teaches));
    else if (random.below(2) === 0) await strike("epoch changed", () => room.restore());
    await handset.reopen();
  }

  async function strike(kind: string, happen: () => Promise<void>): Promise<void> {
    faults.count(kind);
    await happen();
  }

  async function changeAccess(given: boolean): Promise<void> {
    teaches = given;
    await room.assign(room.subjectTeacher, given);
  }

  async function quieten(): Promise<void> {
    for (const handset of handsets) await handset.calm();
    if (!teaches) {
      await handsets[SUBJECT_TEACHER]!.sync(0);
      ledger.leaked.push(...(await handsets[SUBJECT_TEACHER]!.classItems()));
      await changeAccess(true);
    }
    // Each says something else of one learner, and none knows of the others: every audit sees marks that clash.
    const clash = { register: aRegister(), position: random.pick(room.positions) };
    for (const [index, handset] of handsets.entries()) {
      await handset.says(0, { kind: "f", register: clash.register, marks: { [clash.position]: CLASHING[index]! } });
    }
    for (let cycle = 0; cycle < CLEAN_CYCLES; cycle++) {
      room.later(1 / 30);
      for (const handset of handsets) await handset.sync(0);
    }
  }

  function aRegister() {
    if (random.below(25) === 0) return { day: HOLIDAY, session: "m" as const };
    return { day: addDays(MONDAY, random.below(2)), session: random.pick(["m", "a"] as const) };
  }

  function someMarks(count: number): Record<number, Mark> {
    return Object.fromEntries(
      Array.from({ length: count }, () => [random.pick(room.positions), random.pick(MARKS)] as const),
    );
  }
}
