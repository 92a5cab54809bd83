import { tellTiesChanged } from "../../../identity/tell-ties-changed.js";
import type { Em } from "../../../platform/orm.js";
import type { LearnerId, SchoolId } from "../../../values/ids.js";
import { ImportKind } from "../../../values/import-kind.js";
import type { Actor } from "../../actor.js";
import { changeRosters } from "../../change-rosters.js";
import { className } from "../../class-name.js";
import { LifeKind } from "../../life/learner-event.entity.js";
import { recordLife } from "../../life/record-life.js";
import { publishLearners } from "../../publish-learners.js";
import { removeClasses } from "../../remove-classes.js";
import { type Fault, FaultCode } from "../fault.js";
import { dropGuardians } from "./drop-guardians.js";
import {
  type Journal,
  type JournalRow,
  readSchoolRows,
  type SchoolRows,
  type Stay,
  type StoredRow,
} from "./journal.js";
import { findLearnerTies, findTiesSinceMove } from "./learner-ties.js";
import { dropRows, restoreRows } from "./restore-rows.js";
import { StandingRows } from "./standing-rows.js";
import { readMadeClasses } from "./made-classes.js";
import type { PlannedUndo } from "./planned-undo.js";
import { voidLearners } from "./void-learners.js";

/** What an import did to one learner: to the record, to the guardians' rows of theirs, and to the class. */
type Deeds = { learnerId: LearnerId; record: JournalRow | null; ties: JournalRow[]; joined: Stay[]; ended: Stay[] };

const isAdded = ({ before }: JournalRow): boolean => before === undefined;
const isNew = ({ record }: Deeds): boolean => record !== null && isAdded(record);

const idsOf = (deeds: readonly Deeds[]) => deeds.map(({ learnerId }) => learnerId);

/** What would be taken back of a list of learners, or of their guardians. */
export async function planLearnersUndo(tx: Em, schoolId: SchoolId, journal: Journal): Promise<PlannedUndo> {
  const rows = await readSchoolRows(tx, schoolId, ImportKind.learners);
  const standing = new StandingRows(journal, rows);
  const deeds = deedsOf(journal, rows.tables.guardianship ?? new Map());
  const moved = deeds.filter((deed) => deed.joined.length > 0 && !isNew(deed));
  const ties = new Map([
    ...(await findLearnerTies(tx, schoolId, idsOf(deeds.filter(isNew)))),
    ...(await findTiesSinceMove(tx, schoolId, idsOf(moved))),
  ]);
  const kept: Fault[] = [];
  const undone = deeds.filter((deed) => {
    const canBe = isUntouched(standing, deed) && !isTaken(rows, deed);
    const code = ties.get(deed.learnerId) ?? (canBe ? null : FaultCode.undoChanged);
    if (code !== null) kept.push(standing.keep(code, "learner", deed.learnerId));
    return code === null;
  });
  const guardians = journal.tables.guardian?.rows ?? [];
  const restored = guardians.filter((row) => {
    if (isAdded(row)) return false;
    const isUntouched = standing.isAsLeft("guardian", row);
    if (!isUntouched) kept.push(standing.keep(FaultCode.undoChanged, "guardian", row.id));
    return isUntouched;
  });
  const made = await readMadeClasses(tx, schoolId, journal, new Set(undone.map(({ learnerId }) => learnerId)));
  kept.push(...made.kept);

  return {
    undone: undone.length + restored.length,
    classes: made.idle.map(className),
    kept: kept.sort((a, b) => a.line - b.line),
    async apply(tx, actor, now) {
      await restoreRows(tx, schoolId, "guardian", restored);
      await undoDeeds(tx, actor, now, undone);
      await dropGuardians(tx, schoolId, guardians.filter(isAdded));
      await removeClasses(tx, actor, now, made.idle);
      return [];
    },
  };
}

function deedsOf(journal: Journal, guardianships: ReadonlyMap<number, StoredRow>): Deeds[] {
  const deeds = new Map<LearnerId, Deeds>();
  const of = (learnerId: LearnerId): Deeds => {
    const known = deeds.get(learnerId) ?? { learnerId, record: null, ties: [], joined: [], ended: [] };
    deeds.set(learnerId, known);
    return known;
  };
  for (const row of journal.tables.learner?.rows ?? []) of(row.id as LearnerId).record = row;
  for (const row of journal.tables.guardianship?.rows ?? []) {
    // One that is gone was somebody's whose record was changed by hand: nothing is left of it to undo.
    const learnerId = guardianships.get(row.id)?.["learner_id"];
    if (learnerId != null) of(Number(learnerId) as LearnerId).ties.push(row);
  }
  for (const stay of journal.joined) of(stay.learnerId).joined.push(stay);
  for (const stay of journal.ended) of(stay.learnerId).ended.push(stay);
  return [...deeds.values()];
}

function isUntouched(standing: StandingRows, { learnerId, record, ties, joined }: Deeds): boolean {
  if (record !== null && !standing.isAsLeft("learner", record)) return false;
  if (
    joined.length > 0 &&
    !standing.isIn(
      learnerId,
      joined.map(({ classId }) => classId),
    )
  )
    return false;
  return ties.every((row) => standing.isAsLeft("guardianship", row));
}

/** What no two learners of a school share. */
const NUMBERS = ["upi", "birth_certificate", "assessment_number"] as const;

/** Whether somebody else has been given the number since that the learner had before. */
function isTaken({ tables }: SchoolRows, { record }: Deeds): boolean {
  const had = NUMBERS.filter((column) => record?.before?.[column] != null);
  if (record === null || had.length === 0) return false;
  const others = [...(tables.learner?.values() ?? [])].filter(({ id }) => id !== record.id);
  return others.some((other) => had.some((column) => other[column] === record.before?.[column]));
}

async function undoDeeds(tx: Em, actor: Actor, now: Date, deeds: readonly Deeds[]): Promise<void> {
  const { schoolId } = actor;
  const ties = deeds.flatMap(({ ties }) => ties);
  await dropRows(tx, schoolId, "guardianship", ties.filter(isAdded));
  await restoreRows(
    tx,
    schoolId,
    "guardianship",
    ties.filter((row) => !isAdded(row)),
  );
  const learnerIds = deeds.flatMap((deed) => (deed.ties.length > 0 ? deed.learnerId : []));
  if (learnerIds.length > 0) await tellTiesChanged(tx, now, schoolId, { learnerIds });
  const records = deeds.flatMap(({ record }) => record ?? []);
  await restoreRows(
    tx,
    schoolId,
    "learner",
    records.filter((row) => !isAdded(row)),
  );
  await voidLearners(tx, schoolId, now, records.filter(isAdded));
  const [joins, leaves] = [deeds.flatMap(({ ended }) => ended), deeds.flatMap(({ joined }) => joined)];
  await changeRosters(tx, schoolId, now, { joins, leaves });
  const before = new Map(joins.map(({ learnerId, classId }) => [learnerId, classId]));
  const lines = leaves.map(({ learnerId, classId }) => {
    return { learnerId, kind: LifeKind.undone, fromClassId: classId, toClassId: before.get(learnerId) ?? null };
  });
  await recordLife(tx, actor, now, lines);
  const changed = records.filter((row) => !isAdded(row)).map(({ id }) => id as LearnerId);
  await publishLearners(tx, schoolId, now, changed);
}
