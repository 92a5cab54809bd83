import { writtenAt } from "../../events/written-at.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, readInstant, runSql } from "../../platform/sql.js";
import type { DeviceId, LearnerId, SchoolId } from "../../values/ids.js";
import type { RegisterRef } from "../register.js";
import type { Source } from "../../events/source.js";

type Row = { deviceId: DeviceId; counter: number; deviceAt: unknown; clockOffset: number; at: unknown };

/** When what was said of learners of a register was written: by its source, as the register's history tells. */
export async function readWrittenAt(
  em: Em,
  schoolId: SchoolId,
  { classId, day, session }: RegisterRef,
  learnerIds: readonly LearnerId[],
): Promise<(source: Source) => Date> {
  if (learnerIds.length === 0) return ({ at }) => at;
  const sql = `select device_id as deviceId, counter, device_at as deviceAt, clock_offset as clockOffset, at
    from attendance_history where school_id = ? and class_id = ? and day = ? and session = ? and learner_id in ${placesFor(learnerIds)}`;
  const rows = await runSql<Row>(em, sql, [schoolId, classId, day, session, ...learnerIds]);
  const bySource = new Map(rows.map((row) => [nameOf(row), toInstant(row)]));
  return (source) => bySource.get(nameOf(source)) ?? source.at;
}

const nameOf = ({ deviceId, counter }: Pick<Row, "deviceId" | "counter">): string => `${deviceId} ${counter}`;

const toInstant = ({ deviceAt, clockOffset, at }: Row): Date =>
  writtenAt({ deviceAt: readInstant(deviceAt), clockOffset, at: readInstant(at) });
