import { loadUsers } from "../../identity/load-users.js";
import { type Connection, readIdCursor, toConnection } from "../../platform/connection.js";
import type { Em } from "../../platform/orm.js";
import type { PageArguments } from "../../platform/page-arguments.js";
import { readInstant, runSql } from "../../platform/sql.js";
import type { SchoolId, UserId } from "../../values/ids.js";
import { NO_SCORE } from "../../values/score.js";
import type { ScoreVerdict } from "../score-history.entity.js";
import type { ScoreHistoryEntryType, ScoreHistoryType } from "./score-history.type.js";

type Row = {
  id: number;
  oldValue: string | null;
  newValue: string;
  verdict: ScoreVerdict;
  userId: UserId;
  allowedBy: UserId | null;
  deviceAt: unknown;
  clockOffset: number;
  at: unknown;
};

/** What was ever given to a learner in an assessment, the latest first. */
export async function listScoreHistory(
  em: Em,
  schoolId: SchoolId,
  { assessmentId, learnerId }: Pick<ScoreHistoryType, "assessmentId" | "learnerId">,
  page: PageArguments,
): Promise<Connection<ScoreHistoryEntryType>> {
  const within = "from score_history h where h.school_id = ? and h.assessment_id = ? and h.learner_id = ?";
  const values = [schoolId, assessmentId, learnerId];
  const after = readIdCursor(page) || Number.MAX_SAFE_INTEGER;
  const rows = await runSql<Row>(
    em,
    `select h.id, h.old_value as oldValue, h.new_value as newValue, h.verdict, h.user_id as userId,
       h.allowed_by as allowedBy, h.device_at as deviceAt, h.clock_offset as clockOffset, h.at
     ${within} and h.id < ? order by h.id desc limit ?`,
    [...values, after, page.first + 1],
  );
  const [count] = await runSql<{ entries: number }>(em, `select count(*) as entries ${within}`, values);
  const people = await loadUsers(
    em,
    rows.flatMap(({ userId, allowedBy }) => (allowedBy === null ? [userId] : [userId, allowedBy])),
  );
  const toEntry = (row: Row): ScoreHistoryEntryType => ({
    id: String(row.id),
    by: people.get(row.userId)!,
    allowedBy: row.allowedBy === null ? null : people.get(row.allowedBy)!,
    at: readInstant(row.at),
    deviceAt: readInstant(row.deviceAt),
    clockOffset: row.clockOffset,
    before: scoreOf(row.oldValue),
    given: scoreOf(row.newValue),
    verdict: row.verdict,
  });
  return toConnection(rows, page, Number(count?.entries ?? 0), toEntry, ({ id }) => [id]);
}

const scoreOf = (value: string | null): string | null => (value === NO_SCORE ? null : value);
