import type { Em } from "../platform/orm.js";
import type { LearnerId, SchoolId } from "../values/ids.js";
import { AttendanceMark } from "./attendance-mark.entity.js";
import { parseMark } from "./cell.js";
import { type OwnCell, type Register, type RegisterRef, registerName } from "./register.js";
import { RollCall } from "./roll-call.entity.js";

/** The registers as they stand, by name; one nobody has written to is empty. */
export async function readRegisters(
  em: Em,
  schoolId: SchoolId,
  wanted: readonly RegisterRef[],
): Promise<Map<string, Register>> {
  const registers = new Map(
    wanted.map(({ classId, day, session }) => {
      const ref = { classId, day, session };
      return [registerName(ref), { ...ref, roll: null, cells: new Map<LearnerId, OwnCell>() } as Register];
    }),
  );
  if (registers.size === 0) return registers;
  const classId = [...new Set(wanted.map((ref) => ref.classId))];
  const day = [...new Set(wanted.map((ref) => ref.day))];
  const where = { schoolId, classId: { $in: classId }, day: { $in: day } };

  const rolls = await em.createQueryBuilder(RollCall).select("*").where(where).execute<RollCall[]>();
  for (const row of rolls) {
    const register = registers.get(registerName(row));
    if (!register) continue;
    const { rosterRev, defaultStatus, seq, deviceId, counter, authorId, at } = row;
    const roll = { rosterRev, default: defaultStatus, source: { seq, deviceId, counter, authorId, at } };
    registers.set(registerName(row), { ...register, roll });
  }

  const marks = await em.createQueryBuilder(AttendanceMark).select("*").where(where).execute<AttendanceMark[]>();
  for (const row of marks) {
    const cells = registers.get(registerName(row))?.cells as Map<LearnerId, OwnCell> | undefined;
    cells?.set(row.learnerId, ownCellOf(row));
  }
  return registers;
}

/** What a mark's row says. */
export function ownCellOf(row: AttendanceMark): OwnCell {
  const { position, status, reason = null, minutesLate = null, implied, seq, deviceId, counter, authorId, at } = row;
  const source = { seq, deviceId, counter, authorId, at };
  const value = { mark: { status, reason, minutesLate }, implied: Boolean(implied), source };
  return { position, value, other: otherOf(row) };
}

/** The columns of the other value are all set, or none is. */
function otherOf(row: AttendanceMark): OwnCell["other"] {
  const mark = parseMark(row.contested ?? "");
  if (!mark) return null;
  const source = {
    seq: row.contestedSeq!,
    deviceId: row.contestedDeviceId!,
    counter: row.contestedCounter!,
    authorId: row.contestedBy!,
    at: row.contestedAt!,
  };
  return { mark, implied: false, source };
}
