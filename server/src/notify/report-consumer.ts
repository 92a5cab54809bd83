import { setImmediate as pause } from "node:timers/promises";
import type { EventConsumer } from "../events/relay.js";
import type { Em } from "../platform/orm.js";
import { chunksOf } from "../platform/chunks-of.js";
import { placesFor, runSql } from "../platform/sql.js";
import { inTransaction } from "../platform/transaction.js";
import { MAY_BE_TOLD } from "../schools/guardians/guardian-sql.js";
import type { Clock } from "../values/clock.js";
import type { LearnerId, ReportCardId, SchoolId, UserId } from "../values/ids.js";
import { firstName, toLocale } from "./message-texts.js";
import { queuePush } from "./push/queue-push.js";
import { reportNotice } from "./push/report-notice.js";

type Told = { schoolId: SchoolId; cards: { cardId: ReportCardId; learnerId: LearnerId }[] };

type Reader = {
  cardId: ReportCardId;
  learnerId: LearnerId;
  userId: UserId;
  locale: string;
  name: string;
  schoolName: string;
};

const CARDS_AT_ONCE = 20;

/** Puts down a notice for every guardian with the app whose child's report card is out. `onQueued` is called after it. */
export const reportConsumer = (clock: Clock, onQueued: () => void): EventConsumer => ({
  topics: "reports:",
  take: async (em, _topic, payload) => {
    const { schoolId, cards } = payload as Told;
    for (const chunk of chunksOf(cards, CARDS_AT_ONCE)) {
      const ids = chunk.map(({ cardId }) => cardId);
      await inTransaction(em, (tx) => queueNotices(tx, schoolId, ids, clock.now()));
      await pause();
    }
    onQueued();
  },
});

async function queueNotices(tx: Em, schoolId: SchoolId, cardIds: readonly ReportCardId[], now: Date): Promise<void> {
  for (const { cardId, learnerId, userId, locale, name, schoolName } of await readReaders(tx, schoolId, cardIds)) {
    const notice = reportNotice(toLocale(locale), { schoolName, child: firstName(name), learnerId });
    await queuePush(tx, now, { schoolId, userId, key: `report:${cardId}`, notice });
  }
}

/** Guardians who sign in, of those of the cards that are still out. */
const readReaders = (tx: Em, schoolId: SchoolId, cardIds: readonly ReportCardId[]): Promise<Reader[]> =>
  runSql<Reader>(
    tx,
    `select c.id as cardId, l.id as learnerId, u.id as userId, u.locale, l.name, sc.name as schoolName
     from report_card c join learner l on l.id = c.learner_id join school sc on sc.id = c.school_id
     join guardianship s on s.learner_id = l.id join guardian g on g.id = s.guardian_id
     join \`user\` u on u.id = g.user_id
     where c.school_id = ? and c.state = 'published' and c.id in ${placesFor([0, ...cardIds])} and ${MAY_BE_TOLD}
     order by c.id, u.id`,
    [schoolId, 0, ...cardIds],
  );
