import { chunksOf } from "../platform/chunks-of.js";
import type { Em } from "../platform/orm.js";
import { runSql } from "../platform/sql.js";
import { writeRows } from "../platform/write-rows.js";
import type { LearnerId, SchoolId } from "../values/ids.js";
import { encodeMark } from "./mark.js";
import type { OwnCell, Register } from "./register.js";
import type { Totals } from "./totals.js";

/** A register as it was read and as it is from now on; `revision` is the sequence of the last write. */
export type RegisterChange = {
  readonly before: Register;
  readonly after: Register;
  readonly totals: Totals;
  readonly revision: number;
};

const REGISTER = ["classId", "day", "session"] as const;
const SOURCE = ["seq", "deviceId", "counter", "authorId", "at"] as const;

const ROLL_CALL = {
  name: "rollCall",
  columns: [
    "schoolId",
    ...REGISTER,
    "rosterRev",
    "defaultStatus",
    "present",
    "late",
    "absent",
    "excused",
    "notTaken",
    ...SOURCE,
    "revision",
  ],
  key: REGISTER,
} as const;

const MARK = {
  name: "attendanceMark",
  columns: [
    "schoolId",
    ...REGISTER,
    "learnerId",
    "position",
    "status",
    "reason",
    "minutesLate",
    "implied",
    ...SOURCE,
    "contested",
    "contestedSeq",
    "contestedDeviceId",
    "contestedCounter",
    "contestedBy",
    "contestedAt",
  ],
  key: [...REGISTER, "learnerId"],
} as const;

const CELLS_A_STATEMENT = 100;

/** Writes what changed: the rolls with their totals, cells that got another value, and away with those now implied. */
export async function writeRegisters(tx: Em, schoolId: SchoolId, changes: readonly RegisterChange[]): Promise<void> {
  await writeRows(
    tx,
    ROLL_CALL,
    changes.flatMap((change) => rollRow(schoolId, change) ?? []),
  );
  await dropImplied(tx, schoolId, changes);
  await writeRows(
    tx,
    MARK,
    changes.flatMap(({ before, after }) =>
      [...after.cells]
        .filter(([learnerId, cell]) => before.cells.get(learnerId) !== cell)
        .map(([learnerId, cell]) => markRow(schoolId, after, learnerId, cell)),
    ),
  );
}

/** The cells of their own that the registers' rolls say by themselves now. */
async function dropImplied(tx: Em, schoolId: SchoolId, changes: readonly RegisterChange[]): Promise<void> {
  const implied = changes.flatMap(({ before, after: { classId, day, session, cells } }) =>
    [...before.cells.keys()].filter((id) => !cells.has(id)).map((id) => [classId, day, session, id] as const),
  );
  const where = "class_id = ? and day = ? and session = ? and learner_id = ?";
  for (const some of chunksOf(implied, CELLS_A_STATEMENT)) {
    const sql = `delete from attendance_mark where school_id = ? and (${some.map(() => `(${where})`).join(" or ")})`;
    await runSql(tx, sql, [schoolId, ...some.flat()]);
  }
}

function rollRow(schoolId: SchoolId, { after, totals, revision }: RegisterChange) {
  const { classId, day, session, roll } = after;
  if (!roll) return null;
  const { rosterRev, default: defaultStatus, source } = roll;
  return { schoolId, classId, day, session, rosterRev, defaultStatus, ...totals, ...source, revision };
}

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
