import { chunksOf } from "../platform/chunks-of.js";
import type { Em } from "../platform/orm.js";
import type { LearnerId, SchoolId } from "../values/ids.js";
import { AttendanceMark } from "./attendance-mark.entity.js";
import { encodeMark } from "./mark.js";
import type { OwnCell, Register } from "./register.js";
import { RollCall } from "./roll-call.entity.js";
import type { Totals } from "./totals.js";

/** A register as it was read and as it is from now on; `revision` is the sequence of the last write. */
export type RegisterChange = {
  readonly before: Register;
  readonly after: Register;
  readonly totals: Totals;
  readonly revision: number;
};

const ROWS_A_STATEMENT = 200;

/** Writes what changed: the rolls with their totals, cells that got another value, and away with those now implied. */
export async function writeRegisters(tx: Em, schoolId: SchoolId, changes: readonly RegisterChange[]): Promise<void> {
  const rolls = changes.flatMap((change) => rollRow(schoolId, change) ?? []);
  for (const chunk of chunksOf(rolls, ROWS_A_STATEMENT)) {
    await tx
      .createQueryBuilder(RollCall)
      .insert([...chunk])
      .onConflict(["classId", "day", "session"])
      .merge(ROLL_FIELDS)
      .execute();
  }

  for (const { before, after } of changes) {
    const implied = [...before.cells.keys()].filter((learnerId) => !after.cells.has(learnerId));
    if (implied.length === 0) continue;
    const { classId, day, session } = after;
    const where = { schoolId, classId, day, session, learnerId: { $in: implied } };
    await tx.createQueryBuilder(AttendanceMark).delete(where).execute();
  }

  const marks = changes.flatMap(({ before, after }) =>
    [...after.cells]
      .filter(([learnerId, cell]) => before.cells.get(learnerId) !== cell)
      .map(([learnerId, cell]) => markRow(schoolId, after, learnerId, cell)),
  );
  for (const chunk of chunksOf(marks, ROWS_A_STATEMENT)) {
    await tx
      .createQueryBuilder(AttendanceMark)
      .insert([...chunk])
      .onConflict(["classId", "day", "session", "learnerId"])
      .merge(MARK_FIELDS)
      .execute();
  }
}

const ROLL_FIELDS = [
  "rosterRev",
  "defaultStatus",
  "present",
  "late",
  "absent",
  "excused",
  "notTaken",
  "seq",
  "deviceId",
  "counter",
  "authorId",
  "at",
  "revision",
] as const;

function rollRow(schoolId: SchoolId, { after, totals, revision }: RegisterChange) {
  const { classId, day, session, roll } = after;
  if (!roll) return null;
  const { rosterRev, default: defaultStatus, source } = roll;
  return { schoolId, classId, day, session, rosterRev, defaultStatus, ...totals, ...source, revision };
}

const MARK_FIELDS = [
  "position",
  "status",
  "reason",
  "minutesLate",
  "implied",
  "seq",
  "deviceId",
  "counter",
  "authorId",
  "at",
  "contested",
  "contestedSeq",
  "contestedDeviceId",
  "contestedCounter",
  "contestedBy",
  "contestedAt",
] as const;

function markRow(schoolId: SchoolId, { classId, day, session }: Register, learnerId: LearnerId, cell: OwnCell) {
  const { value, other, position } = cell;
  if (!value) throw new Error("A cell of its own says something.");
  return {
    schoolId,
    classId,
    day,
    session,
    learnerId,
    position,
    ...value.mark,
    implied: value.implied,
    ...value.source,
    contested: other && encodeMark(other.mark),
    contestedSeq: other && other.source.seq,
    contestedDeviceId: other && other.source.deviceId,
    contestedCounter: other && other.source.counter,
    contestedBy: other && other.source.authorId,
    contestedAt: other && other.source.at,
  };
}
