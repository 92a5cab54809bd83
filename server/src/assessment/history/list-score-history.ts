import { loadUsers } from "../../identity/load-users.js";
import type { UserType } from "../../identity/user.type.js";
import { type Connection, readIdCursor, toConnection } from "../../platform/connection.js";
import type { Em } from "../../platform/orm.js";
import type { PageArguments } from "../../platform/page-arguments.js";
import { readInstant, runSql } from "../../platform/sql.js";
import type { SchoolId, UserId } from "../../values/ids.js";
import { NO_SCORE } from "../../values/score.js";
import { type ModerationType, toModerationType } from "../moderation.type.js";
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
  adjustment: string | null;
  changed: number;
  reason: string;
};

/** What was ever given to a learner in an assessment, the latest first. */
export async function listScoreHistory(
  em: Em,
  schoolId: SchoolId,
  { assessmentId, learnerId }: Pick<ScoreHistoryType, "assessmentId" | "learnerId">,
  page: PageArguments,
): Promise<Connection<ScoreHistoryEntryType>> {
  const within = "where h.school_id = ? and h.assessment_id = ? and h.learner_id = ?";
  const values = [schoolId, assessmentId, learnerId];
  const after = readIdCursor(page) || Number.MAX_SAFE_INTEGER;
  const rows = await runSql<Row>(
    em,
    `select h.id, h.old_value as oldValue, h.new_value as newValue, h.verdict, h.user_id as userId,
       h.allowed_by as allowedBy, h.device_at as deviceAt, h.clock_offset as clockOffset, h.at,
       m.adjustment, m.changed, m.reason
     from score_history h left join score_history m on m.assessment_id = h.assessment_id and m.learner_id is null
       and m.reason is not null and m.device_id = h.device_id and m.counter = h.counter
     ${within} and h.id < ? order by h.id desc limit ?`,
    [...values, after, page.first + 1],
  );
  const [count] = await runSql<{ entries: number }>(
    em,
    `select count(*) as entries from score_history h ${within}`,
    values,
  );
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
    moderation: moderationOf(row, people.get(row.userId)!),
  });
  return toConnection(rows, page, Number(count?.entries ?? 0), toEntry, ({ id }) => [id]);
}

function moderationOf({ adjustment: how, changed, reason, at }: Row, by: UserType): ModerationType | null {
  return how === null ? null : toModerationType({ how, changed, reason }, by, readInstant(at));
}

const scoreOf = (value: string | null): string | null => (value === NO_SCORE ? null : value);
