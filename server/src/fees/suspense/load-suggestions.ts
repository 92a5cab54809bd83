import type { Em } from "../../platform/orm.js";
import { placesFor, runSql } from "../../platform/sql.js";
import type { LearnerId, ReceiptId, SchoolId } from "../../values/ids.js";
import { nameWords } from "../../values/name-words.js";
import { LearnerStatus } from "../../values/learner-status.js";
import { type Candidate, suggestLearners, type Suggestion } from "./suggest-learners.js";

type Said = { id: ReceiptId; narration: string | null; payer: string | null };

/** The learners whom each receipt's money in suspense may be for. */
export async function loadSuggestions(
  em: Em,
  schoolId: SchoolId,
  receiptIds: readonly ReceiptId[],
): Promise<ReadonlyMap<ReceiptId, Suggestion[]>> {
  const said = await runSql<Said>(
    em,
    `select id, narration, payer from receipt where school_id = ? and id in ${placesFor(receiptIds)}`,
    [schoolId, ...receiptIds],
  );
  const candidates = await readCandidates(em, schoolId);
  const earlier = await readEarlier(em, schoolId, said);
  return new Map(
    said.map(({ id, narration, payer }) => {
      const before = earlier.get(nameKey(payer)) ?? new Set<LearnerId>();
      return [id, suggestLearners({ narration, payer, earlier: before }, candidates)];
    }),
  );
}

async function readCandidates(em: Em, schoolId: SchoolId): Promise<Candidate[]> {
  const learners = await runSql<{ id: LearnerId; admissionNumber: string; name: string }>(
    em,
    "select id, admission_number as admissionNumber, name from learner where school_id = ? and status <> ? and void_at is null",
    [schoolId, LearnerStatus.transferred],
  );
  const guardianships = await runSql<{ learnerId: LearnerId; id: number; name: string }>(
    em,
    `select s.learner_id as learnerId, g.id, g.name from guardianship s join guardian g on g.id = s.guardian_id
     where s.school_id = ?`,
    [schoolId],
  );
  const byLearner = Map.groupBy(guardianships, ({ learnerId }) => learnerId);
  return learners.map(({ id, ...rest }) => ({ learnerId: id, ...rest, guardians: byLearner.get(id) ?? [] }));
}

/** For whom payers of these names have paid, by name. */
async function readEarlier(em: Em, schoolId: SchoolId, said: readonly Said[]): Promise<Map<string, Set<LearnerId>>> {
  const names = new Map<string, Set<LearnerId>>();
  const payers = [...new Set(said.map(({ payer }) => payer).filter((payer) => payer !== null))];
  if (payers.length === 0) return names;
  const rows = await runSql<{ payer: string; learnerId: LearnerId }>(
    em,
    `select distinct r.payer, l.learner_id as learnerId
     from receipt r join journal_entry e on e.receipt_id = r.id join journal_line l on l.entry_id = e.id
     where r.school_id = ? and r.reversed_at is null and l.learner_id is not null
       and upper(r.payer) in ${placesFor(payers)}`,
    [schoolId, ...payers.map((payer) => payer.toUpperCase())],
  );
  for (const { payer, learnerId } of rows) {
    const key = nameKey(payer);
    // One word, such as "John", is nobody's name alone.
    if (!key.includes(" ")) continue;
    names.set(key, (names.get(key) ?? new Set()).add(learnerId));
  }
  return names;
}

const nameKey = (name: string | null): string =>
  nameWords(name ?? "")
    .toSorted()
    .join(" ");
