import type { Em } from "../platform/orm.js";
import { readInstant, runSql } from "../platform/sql.js";
import type { SchoolId } from "../values/ids.js";
import type { Cents } from "../values/money.js";
import type { SmsMessageType } from "./notify.type.js";
import type { SmsState } from "./sms/sms-message.entity.js";

type Row = Omit<SmsMessageType, "id" | "dueAt" | "createdAt"> & { id: number; dueAt: unknown; createdAt: unknown };

/** A school's text messages before the one named, the last first, and how many there are. */
export async function readSmsMessages(
  em: Em,
  schoolId: SchoolId,
  { state, before, limit }: { state: SmsState | null; before: number; limit: number },
): Promise<{ rows: SmsMessageType[]; total: number }> {
  const [where, values] =
    state === null ? ["m.school_id = ?", [schoolId]] : ["m.school_id = ? and m.state = ?", [schoolId, state]];
  const [{ total } = { total: 0 }] = await runSql<{ total: number }>(
    em,
    `select count(*) as total from sms_message m where ${where}`,
    values,
  );
  const rows = await runSql<Row>(
    em,
    `select m.id, m.kind, m.text, g.name as guardianName, l.name as learnerName, m.state, m.why, m.cents,
       m.due_at as dueAt, m.created_at as createdAt
     from sms_message m join guardian g on g.id = m.guardian_id join learner l on l.id = m.learner_id
     where ${where} and m.id < ? order by m.id desc limit ?`,
    [...values, before, limit],
  );
  return {
    total: Number(total),
    rows: rows.map((row) => ({
      ...row,
      id: String(row.id),
      cents: Number(row.cents) as Cents,
      dueAt: readInstant(row.dueAt),
      createdAt: readInstant(row.createdAt),
    })),
  };
}
