import { describe, expect, it } from "vitest";
import type { ClassStay } from "../schools/read-stays.js";
import type { ClassId, LearnerId } from "../values/ids.js";
import type { SchoolDay } from "../values/school-day.js";
import type { Session } from "../values/session.js";
import { findLastMarks } from "./find-last-marks.js";
import type { LastRegisters, LastRoll } from "./last-registers.js";

const [OLD, NEW] = [1 as ClassId, 2 as ClassId];
const LEARNER = 7 as LearnerId;
const stay = (id: number, classId: ClassId, fromDay: string, toRev: number | null = null): ClassStay => ({
  id,
  classId,
  learnerId: LEARNER,
  position: 3,
  fromRev: 1,
  toRev,
  fromDay: `2026-11-${fromDay}` as SchoolDay,
});

/** `23m` at roster revision 1, newest first; `cut` when there are more before them. */
const registers = (classId: ClassId, sessions: readonly string[], isCut = false, rosterRev = 1): LastRegisters => {
  const rolls = sessions.map((text): LastRoll => {
    const [day, session] = [`2026-11-${text.slice(0, 2)}` as SchoolDay, text[2] as Session];
    const rest = { status: "P", reasonNumber: null, minutesLate: null, contested: false } as const;
    const mark = { classId, day, session, ...rest };
    return { classId, rosterRev, mark, own: new Map() };
  });
  return { rolls, cut: isCut ? rolls.at(-1)!.mark : null };
};

function find(known: readonly LastRegisters[], stays: readonly ClassStay[], last: number) {
  const byClass = new Map(known.map((each) => [each.rolls[0]!.classId, each]));
  const { found, isWhole } = findLastMarks(byClass, LEARNER, stays, last);
  return { told: found.map(({ classId, day, session }) => `${classId} ${day.slice(8)}${session}`), isWhole };
}

describe("a learner's last marks", () => {
  const moved = [stay(1, OLD, "16"), stay(2, NEW, "23")];

  it("are those of their class, newest first", () => {
    const known = [registers(OLD, ["24m", "23a", "23m"], true)];
    expect(find(known, [stay(1, OLD, "16")], 2)).toEqual({ told: ["1 24m", "1 23a"], isWhole: true });
    expect(find(known, [stay(1, OLD, "16")], 4)).toEqual({ told: ["1 24m", "1 23a", "1 23m"], isWhole: false });
  });

  it("count a session once, by the class they were in last that day", () => {
    const known = [registers(OLD, ["23a", "23m"]), registers(NEW, ["24m", "23m"])];
    expect(find(known, moved, 3)).toEqual({ told: ["2 24m", "1 23a", "2 23m"], isWhole: true });
  });

  it("are not told of a session whose other register lies deeper than was read", () => {
    // The new class has done without them since, so that its register of the day they moved is not among its last two.
    const gone = [stay(1, OLD, "16"), stay(2, NEW, "23", 2)];
    const known = [registers(OLD, ["24m", "23m"]), registers(NEW, ["25m", "24a"], true, 2)];
    expect(find(known, gone, 2)).toEqual({ told: [], isWhole: false });
    expect(find(known, gone.slice(0, 1), 2)).toEqual({ told: ["1 24m", "1 23m"], isWhole: true });
  });
});
