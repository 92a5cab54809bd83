import { AttendanceHistory } from "../../server/src/attendance/history/attendance-history.entity.js";
import { AttendanceMark } from "../../server/src/attendance/attendance-mark.entity.js";
import { RollCall } from "../../server/src/attendance/roll-call.entity.js";
import type { Em } from "../../server/src/platform/orm.js";
import { className as nameOf } from "../../server/src/schools/class-name.js";
import { SchoolClass } from "../../server/src/schools/school-class.entity.js";
import { Operation } from "../../server/src/sync/operation.entity.js";
import type { Session } from "../../server/src/values/session.js";

/** The one register of a class and session, of whatever day, as the database's own rows tell it. */
export type RecordedRegister = {
  rolls: number;
  totals: { present: number; late: number; absent: number; excused: number; notTaken: number } | null;
  /** `4 A 1` or `15 L - 20`: position, status, reason, minutes late; by position. */
  marks: string[];
  /** How many values its cells ever had: a second effect of one operation would show here. */
  history: number;
  /** How many operations of any device were ever judged. */
  operations: number;
};

const everySchool = { filters: { school: false } };

export async function readRegister(em: Em, className: string, session: Session): Promise<RecordedRegister> {
  const classes = await em.find(SchoolClass, {}, everySchool);
  const found = classes.find((one) => nameOf(one) === className);
  if (!found) throw new Error(`the database has no class ${className}`);
  const register = { classId: found.id, session };
  const rolls = await em.find(RollCall, register, everySchool);
  const marks = await em.find(AttendanceMark, register, { ...everySchool, orderBy: { position: "asc" } });
  const [roll] = rolls;
  return {
    rolls: rolls.length,
    totals: roll
      ? {
          present: roll.present,
          late: roll.late,
          absent: roll.absent,
          excused: roll.excused,
          notTaken: roll.notTaken,
        }
      : null,
    marks: marks.map(({ position, status, reason, minutesLate }) =>
      [position, status, reason ?? "-", ...(minutesLate === null ? [] : [minutesLate])].join(" "),
    ),
    history: await em.count(AttendanceHistory, register, everySchool),
    operations: await em.count(Operation, {}, everySchool),
  };
}
