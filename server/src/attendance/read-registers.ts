import type { Source } from "../events/source.js";
import type { Em } from "../platform/orm.js";
import { placesFor, readInstant, runSql } from "../platform/sql.js";
import type { AttendanceStatus } from "../values/attendance-status.js";
import type { DeviceId, LearnerId, SchoolId, UserId } from "../values/ids.js";
import { parseMark } from "./cell.js";
import { type DefaultStatus, type OwnCell, type Register, type RegisterRef, registerName } from "./register.js";
import type { Said } from "./said.js";

type SourceRow = { seq: number; deviceId: DeviceId; counter: number; authorId: UserId; at: unknown };
type RollRow = RegisterRef & SourceRow & { rosterRev: number; defaultStatus: DefaultStatus };
type MarkRow = RegisterRef &
  SourceRow & {
    learnerId: LearnerId;
    position: number;
    status: AttendanceStatus;
    reason: number | null;
    minutesLate: number | null;
    implied: number;
    contested: string | null;
    contestedSeq: number;
    contestedDeviceId: DeviceId;
    contestedCounter: number;
    contestedBy: UserId;
    contestedAt: unknown;
  };

const REF = "class_id as classId, day, session";
const SOURCE = "seq, device_id as deviceId, counter, author_id as authorId, at";
const ROLL = `select ${REF}, roster_rev as rosterRev, default_status as defaultStatus, ${SOURCE} from roll_call`;
const MARK = `select ${REF}, learner_id as learnerId, position, status, reason, minutes_late as minutesLate, implied,
  ${SOURCE}, contested, contested_seq as contestedSeq, contested_device_id as contestedDeviceId,
  contested_counter as contestedCounter, contested_by as contestedBy, contested_at as contestedAt from attendance_mark`;

/** The registers as they stand, by name; one nobody has written to is empty. */
export async function readRegisters(
  em: Em,
  schoolId: SchoolId,
  wanted: readonly RegisterRef[],
): Promise<Map<string, Register>> {
  if (wanted.length === 0) return new Map();
  const classIds = [...new Set(wanted.map((ref) => ref.classId))];
  const days = [...new Set(wanted.map((ref) => ref.day))];
  const where = `where school_id = ? and class_id in ${placesFor(classIds)} and day in ${placesFor(days)}`;
  const values = [schoolId, ...classIds, ...days];
  const rolls = await runSql<RollRow>(em, `${ROLL} ${where}`, values);
  const marks = await runSql<MarkRow>(em, `${MARK} ${where}`, values);

  const rollOf = new Map(rolls.map((row) => [registerName(row), row]));
  const cellsOf = Map.groupBy(marks, registerName);
  return new Map(
    wanted.map((ref) => {
      const name = registerName(ref);
      return [name, toRegister(ref, rollOf.get(name), cellsOf.get(name) ?? [])];
    }),
  );
}

const toRegister = ({ classId, day, session }: RegisterRef, roll: RollRow | undefined, marks: MarkRow[]): Register => ({
  classId,
  day,
  session,
  roll: roll ? { rosterRev: roll.rosterRev, default: roll.defaultStatus, source: toSource(roll) } : null,
  cells: new Map(marks.map((row) => [row.learnerId, toCell(row)])),
});

const toSource = ({ seq, deviceId, counter, authorId, at }: SourceRow): Source => ({
  seq: Number(seq),
  deviceId,
  counter,
  authorId,
  at: readInstant(at),
});

function toCell(row: MarkRow): OwnCell {
  const { position, status, reason, minutesLate, implied } = row;
  const value = { mark: { status, reason, minutesLate }, implied: Number(implied) === 1, source: toSource(row) };
  return { position, value, other: row.contested === null ? null : toOther(row, row.contested) };
}

/** The columns of the other value are all set, or none is. */
function toOther(row: MarkRow, contested: string): Said {
  const source = toSource({
    seq: row.contestedSeq,
    deviceId: row.contestedDeviceId,
    counter: row.contestedCounter,
    authorId: row.contestedBy,
    at: row.contestedAt,
  });
  return { mark: parseMark(contested)!, implied: false, source };
}
