import { LockMode } from "@mikro-orm/core";
import { setImmediate as pause } from "node:timers/promises";
import type { Services } from "../../context.js";
import { recordEvents } from "../../events/outbox.js";
import { chunksOf } from "../../platform/chunks-of.js";
import type { Em } from "../../platform/orm.js";
import { placesFor, runForEach, runSql } from "../../platform/sql.js";
import { inTransaction } from "../../platform/transaction.js";
import type { ClassId, LearnerId, ReportCardId, SchoolId } from "../../values/ids.js";
import type { CardContent } from "../cards/card-content.js";
import { decodeCard, encodeCard } from "../cards/card-line.js";
import { CardState, DRAFT_VERSION, ReportCard } from "../cards/report-card.entity.js";
import { deliverCards } from "../phones/deliver-cards.js";
import { putLetterhead } from "../profile/put-letterhead.js";
import { readSchoolProfile } from "../profile/read-school-profile.js";
import { SchoolProfile } from "../profile/school-profile.entity.js";
import type { ClaimedClass } from "../runs/claim-class.js";
import { ReportRunClass, RunClassState } from "../runs/report-run-class.entity.js";
import { reportsTopic } from "./reports-topic.js";

/** Few, so that while SQLite's one connection writes them nobody waits long. */
const CARDS_AT_ONCE = 15;

/**
 * Gives out the drafts of a run's class, some at a time: each becomes the next version of its learner's card, under the
 * letterhead of today, takes the place of the one before, and goes to the phones of those who may read it. Run again it goes on where it was.
 */
export async function publishClass(
  services: Pick<Services, "orm" | "clock" | "relay">,
  { id, run, classId }: ClaimedClass,
): Promise<void> {
  const { orm, clock, relay } = services;
  const em = orm.em.fork() as Em;
  em.setFilterParams("school", { schoolId: run.schoolId });
  const where = [run.schoolId, run.id, classId];
  const sql = "select id from report_card where school_id = ? and run_id = ? and class_id = ? and state = ?";
  const drafts = await runSql<{ id: ReportCardId }>(em, `${sql} order by position`, [...where, CardState.draft]);
  const ids = drafts.map(({ id: draft }) => draft);
  for (const chunk of chunksOf(ids, CARDS_AT_ONCE)) {
    await inTransaction(em, (tx) => publishDrafts(tx, clock.now(), run, chunk));
    relay.kick();
    await pause();
  }
  await deliverCards(services, run.schoolId, { learnerIds: await readOut(em, run.schoolId, classId) });
  const done = { state: RunClassState.published, leasedUntil: null };
  await em.nativeUpdate(ReportRunClass, { id, state: RunClassState.publishing }, done, { filters: { school: false } });
}

/** All who have a card of the class: that of an earlier term leaves the class teacher's phone. */
async function readOut(em: Em, schoolId: SchoolId, classId: ClassId): Promise<LearnerId[]> {
  const rows = await runSql<{ learnerId: LearnerId }>(
    em,
    "select distinct learner_id as learnerId from report_card where school_id = ? and class_id = ? and state = ?",
    [schoolId, classId, CardState.published],
  );
  return rows.map(({ learnerId }) => learnerId);
}

/** Reads them as they are now: meanwhile one may have been left out, said something of, or given out by another process. */
async function publishDrafts(
  tx: Em,
  now: Date,
  { schoolId, termId, publishedBy = null }: ClaimedClass["run"],
  ids: readonly ReportCardId[],
): Promise<void> {
  // First: the logo it names stays until the cards that carry it are written.
  await tx.findOne(SchoolProfile, { schoolId }, { lockMode: LockMode.PESSIMISTIC_READ, disableIdentityMap: true });
  const still = { schoolId, id: { $in: [...ids] }, state: CardState.draft };
  const locked = { lockMode: LockMode.PESSIMISTIC_WRITE, disableIdentityMap: true } as const;
  const drafts = await tx.find(ReportCard, still, locked);
  if (drafts.length === 0) return;
  const learnerIds = drafts.map(({ learnerId }) => learnerId);
  const among = `school_id = ? and term_id = ? and learner_id in ${placesFor(learnerIds)}`;
  const versions = await runSql<{ learnerId: LearnerId; version: number }>(
    tx,
    `select learner_id as learnerId, max(version) as version from report_card where ${among} group by learner_id`,
    [schoolId, termId, ...learnerIds],
  );
  const lastOf = new Map(versions.map(({ learnerId, version }) => [learnerId, Number(version)]));
  await runSql(tx, `update report_card set state = ?, ended_by = ?, ended_at = ? where ${among} and state = ?`, [
    CardState.replaced,
    publishedBy,
    now,
    schoolId,
    termId,
    ...learnerIds,
    CardState.published,
  ]);
  const profile = await readSchoolProfile(tx, schoolId);
  const changes = drafts.map(({ id, learnerId, content }) => {
    const version = (lastOf.get(learnerId) ?? DRAFT_VERSION) + 1;
    const final = encodeCard(numbered(putLetterhead(decodeCard(content), profile), version));
    return [version, CardState.published, final, profile.logoHash, publishedBy, now, id, CardState.draft];
  });
  await runForEach(
    tx,
    `update report_card set version = ?, state = ?, content = ?, logo_hash = ?, published_by = ?, published_at = ?
     where id = ? and state = ?`,
    changes,
  );
  const cards = drafts.map(({ id: cardId, learnerId }) => ({ cardId, learnerId }));
  await recordEvents(tx, now, [{ topic: reportsTopic(schoolId), payload: { schoolId, cards } }]);
}

/** Under which a card is known: the learner's number, the term, and which of their cards of it: `0012/2026.2/1`. */
function numbered(card: CardContent, version: number): CardContent {
  const { learner, term } = card;
  return { ...card, number: `${learner.admissionNumber}/${term.year}.${term.number}/${version}` };
}
