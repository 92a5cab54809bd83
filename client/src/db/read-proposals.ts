import type { AssessmentLine } from "../values/assessment-line";
import { decodeProposalNotice, type ProposalNotice } from "../values/proposal-notice";
import type { RosterLearner } from "../values/roster-learner";
import type { PlacedScore } from "../values/score-run";
import type { AsiliDb } from "./asili-db";
import { stillProposed } from "./count-tray";
import { itemsOf } from "./items-of";
import { readScoreSheet } from "./read-score-sheet";
import { readSchool } from "./read-school";
import type { OpenSheet } from "./read-score-sheet";

/** A sheet with learners who were given two scores, as this user was told, and nothing said here since settles it. */
export type Proposals = Pick<OpenSheet, "classId" | "rosterRev" | "seen"> & {
  readonly className: string;
  readonly assessment: AssessmentLine;
  readonly cells: readonly {
    readonly learner: RosterLearner;
    readonly score: PlacedScore;
    readonly notice: ProposalNotice;
  }[];
};

/** Sheets that take scores and have some that are to be chosen between, by subject. */
export async function readProposals(db: AsiliDb): Promise<Proposals[]> {
  const user = await db.scopes.filter(({ kind }) => kind === "user").first();
  const told = user ? (await itemsOf(db, user.id, "p")).map(({ key, line }) => decodeProposalNotice(key, line)) : [];
  const open: ProposalNotice[] = [];
  for (const notice of told) if (await stillProposed(db, notice)) open.push(notice);
  const school = open.length > 0 ? await readSchool(db) : null;
  const sheets = Map.groupBy(open, ({ classId, assessmentId }) => `${classId} ${assessmentId}`);
  const found = [...sheets.values()].map(async (notices) => {
    const { classId, assessmentId } = notices[0]!;
    const sheet = await readScoreSheet(db, classId, assessmentId);
    if (!sheet) return [];
    const cells = notices.flatMap((notice) => {
      const score = sheet.shown.scores.get(notice.position);
      const learner = sheet.learners.find(({ position }) => position === notice.position);
      return score?.others && learner ? [{ learner, score, notice }] : [];
    });
    const className = school?.classes.get(classId)?.name ?? "";
    const { rosterRev, seen, assessment } = sheet;
    return cells.length > 0 ? [{ classId, className, rosterRev, seen, assessment, cells: cells.sort(byPosition) }] : [];
  });
  return (await Promise.all(found)).flat();
}

const byPosition = (one: Proposals["cells"][number], other: Proposals["cells"][number]): number =>
  one.learner.position - other.learner.position;
