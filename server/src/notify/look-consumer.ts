import type { EventConsumer } from "../events/relay.js";
import type { Em } from "../platform/orm.js";
import { runSql } from "../platform/sql.js";
import { inTransaction } from "../platform/transaction.js";
import { TeachingKind } from "../schools/teaching.entity.js";
import type { Clock } from "../values/clock.js";
import type { LearnerId, SchoolId, UserId } from "../values/ids.js";
import { Role } from "../values/role.js";
import { schoolDayAt } from "../values/school-day.js";
import { afterQuietHours } from "./after-quiet-hours.js";
import { toLocale } from "./message-texts.js";
import { lookNotice } from "./push/look-notice.js";
import { queuePush } from "./push/queue-push.js";
import { readNotifySettings } from "./read-notify-settings.js";

type Told = { learnerId: LearnerId };

type Leader = { schoolId: SchoolId; schoolName: string; userId: UserId; locale: string };

/**
 * Puts down a notice for those who lead a learner that has come into the top band, one a day and browser however many
 * learners it is, and not before the school's quiet hours are over: it is told of at night. `onQueued` is called after it.
 */
export const lookConsumer = (clock: Clock, onQueued: () => void): EventConsumer => ({
  topics: "risk:",
  take: async (em, _topic, payload) => {
    const { learnerId } = payload as Told;
    await inTransaction(em, (tx) => queueNotices(tx, learnerId, clock.now()));
    onQueued();
  },
});

async function queueNotices(tx: Em, learnerId: LearnerId, now: Date): Promise<void> {
  for (const { schoolId, schoolName, userId, locale } of await readLeaders(tx, learnerId)) {
    const dueAt = afterQuietHours(await readNotifySettings(tx, schoolId), now);
    const notice = lookNotice(toLocale(locale), schoolName);
    await queuePush(tx, now, { schoolId, userId, key: `look:${schoolDayAt(now)}`, notice, dueAt });
  }
}

/** The heads and deputies, and the class teachers of the class whose roster the learner is on now. */
const readLeaders = (tx: Em, learnerId: LearnerId): Promise<Leader[]> =>
  runSql<Leader>(
    tx,
    `select distinct l.school_id as schoolId, s.name as schoolName, u.id as userId, u.locale
     from learner l join school s on s.id = l.school_id
     join membership m on m.school_id = l.school_id join \`user\` u on u.id = m.user_id
     where l.id = ? and l.void_at is null and (m.role in (?, ?) or (m.role = ? and exists (
       select 1 from enrolment e join teaching t on t.class_id = e.class_id
       where e.learner_id = l.id and e.to_rev is null and t.user_id = m.user_id and t.kind = ?)))
     order by u.id`,
    [learnerId, Role.head, Role.deputy, Role.classTeacher, TeachingKind.class],
  );
