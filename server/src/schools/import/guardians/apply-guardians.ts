import type { Em } from "../../../platform/orm.js";
import { chunksOf } from "../../../platform/chunks-of.js";
import { runSql } from "../../../platform/sql.js";
import type { Actor } from "../../actor.js";
import { addGuardians } from "../../add-guardians.js";
import { Guardian } from "../../guardian.entity.js";
import { Guardianship } from "../../guardianship.entity.js";
import type { Addition, Edit } from "./plan-guardians.js";

/** Does what a plan says: gives learners the guardians they did not have, and changes what is known of the others. */
export async function applyGuardians(
  tx: Em,
  { schoolId }: Actor,
  additions: readonly Addition[],
  edits: readonly Edit[],
): Promise<void> {
  // A number that an edit gives somebody is theirs before anybody is added under it.
  const people = edits.map(({ guardianId, person }) => ({ id: guardianId, change: person }));
  const ties = edits.map(({ guardianshipId, tie }) => ({ id: guardianshipId, change: tie }));
  for (const [change, ids] of alike(people)) {
    await tx.nativeUpdate(Guardian, { schoolId, id: { $in: [...ids] } }, change);
  }
  for (const [change, ids] of alike(ties)) {
    await tx.nativeUpdate(Guardianship, { schoolId, id: { $in: [...ids] } }, change);
  }
  await addGuardians(
    tx,
    schoolId,
    additions.map(({ line: _, ...addition }) => addition),
  );
  for (const { learnerId, phone, secondPhone } of additions) {
    if (phone === null || secondPhone == null) continue;
    const sql =
      "update guardian set second_phone = ? where school_id = ? and phone = ? and id in (select guardian_id from guardianship where learner_id = ?)";
    await runSql(tx, sql, [secondPhone, schoolId, phone, learnerId]);
  }
}

const IDS_A_STATEMENT = 500;

/** Those who change alike, together: a list mostly says the same of many. */
function* alike<Change extends object, Id>(
  edits: readonly { id: Id; change: Change }[],
): Generator<[Change, readonly Id[]]> {
  const groups = Map.groupBy(
    edits.filter(({ change }) => Object.keys(change).length > 0),
    ({ change }) => JSON.stringify(change),
  );
  for (const group of groups.values()) {
    const ids = group.map(({ id }) => id);
    for (const chunk of chunksOf(ids, IDS_A_STATEMENT)) yield [group[0]!.change, chunk];
  }
}
