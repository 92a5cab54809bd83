import { setImmediate as pause } from "node:timers/promises";
import type { Services } from "../../context.js";
import type { Em } from "../../platform/orm.js";
import { runSql } from "../../platform/sql.js";
import { inTransaction } from "../../platform/transaction.js";
import { writeRows } from "../../platform/write-rows.js";
import type { LearnerId } from "../../values/ids.js";
import { encodeCard } from "../cards/card-line.js";
import { joinWarnings } from "../cards/card-warning.js";
import { CardState, DRAFT_VERSION } from "../cards/report-card.entity.js";
import type { ClaimedClass } from "./claim-class.js";
import { readClassFacts } from "./read-class-facts.js";
import { ReportRunClass, RunClassState } from "./report-run-class.entity.js";
import type { ResultsShelf } from "./results-shelf.js";
import { writeCard, type WrittenCard } from "./write-card.js";

const CARD = {
  name: "reportCard",
  columns: [
    "schoolId",
    "runId",
    "termId",
    "classId",
    "learnerId",
    "position",
    "version",
    "state",
    "content",
    "warnings",
    "madeAt",
  ],
} as const;
const CARDS_AT_ONCE = 5;

/**
 * Writes the drafts of a run's class from what stands now, over the drafts that its learners have of the term. Nothing is
 * written where the class was asked for anew meanwhile, or is another process's by now: what was read is old.
 */
export async function prepareClass(
  { orm, clock }: Pick<Services, "orm" | "clock">,
  claimed: ClaimedClass,
  shelf: ResultsShelf,
): Promise<void> {
  const em = orm.em.fork() as Em;
  em.setFilterParams("school", { schoolId: claimed.run.schoolId });
  const facts = await readClassFacts(em, claimed.run, claimed.classId, shelf);
  const cards: WrittenCard[] = [];
  for (const result of facts?.results.learners ?? []) {
    if (facts?.learners.has(result.learnerId)) cards.push(writeCard(facts, result));
    if (cards.length % CARDS_AT_ONCE === 0) await pause();
  }
  await inTransaction(em, (tx) => keepDrafts(tx, clock.now(), claimed, cards));
}

async function keepDrafts(
  tx: Em,
  now: Date,
  { id, run, classId, state, leasedUntil }: ClaimedClass,
  cards: readonly WrittenCard[],
): Promise<void> {
  const { id: runId, schoolId, termId } = run;
  const warned = cards.filter(({ warnings }) => warnings.length > 0).length;
  const done = { state: RunClassState.ready, leasedUntil: null, tries: 0, cards: cards.length, warned };
  const mine = await tx.nativeUpdate(ReportRunClass, { id, state, leasedUntil }, done, { filters: { school: false } });
  if (mine === 0) return;
  const ours = `school_id = ? and term_id = ? and version = ?`;
  const known = await runSql<{ learnerId: LearnerId; classId: number; state: CardState }>(
    tx,
    `select learner_id as learnerId, class_id as classId, state from report_card where ${ours}`,
    [schoolId, termId, DRAFT_VERSION],
  );
  const leftOut = new Set(known.flatMap(({ learnerId, state }) => (state === CardState.leftOut ? learnerId : [])));
  const here = new Set(cards.map(({ learnerId }) => learnerId));
  const old = known.filter((draft) => draft.classId === classId || here.has(draft.learnerId));
  for (const { learnerId } of old) {
    await runSql(tx, `delete from report_card where ${ours} and learner_id = ?`, [
      schoolId,
      termId,
      DRAFT_VERSION,
      learnerId,
    ]);
  }
  const rows = cards.map(({ learnerId, position, content, warnings }) => ({
    schoolId,
    runId,
    termId,
    classId,
    learnerId,
    position,
    version: DRAFT_VERSION,
    madeAt: now,
    state: leftOut.has(learnerId) ? CardState.leftOut : CardState.draft,
    content: encodeCard(content),
    warnings: joinWarnings(warnings),
  }));
  await writeRows(tx, CARD, rows);
}
