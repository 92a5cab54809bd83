import { loadUsers } from "../identity/load-users.js";
import { User } from "../identity/user.entity.js";
import { toUserType } from "../identity/user.type.js";
import type { Viewer } from "../identity/viewer.js";
import type { Em } from "../platform/orm.js";
import { loadLearners } from "../schools/load-learners.js";
import { readListedOn } from "../schools/read-listed-on.js";
import { readStays } from "../schools/read-stays.js";
import { readTaught } from "../schools/read-taught.js";
import type { Stay } from "../schools/stay.js";
import type { AssessmentId } from "../values/ids.js";
import { NO_SCORE } from "../values/score.js";
import { canReadScores } from "./assessment.policy.js";
import { type ScoreSheetType, type ScoreType, toAssessmentType } from "./assessment.type.js";
import { type ModerationType, toModerationType } from "./moderation.type.js";
import { readModerations } from "./read-moderations.js";
import { readSheets } from "./read-sheets.js";
import type { ScoreSheet } from "./score-sheet.js";

const MODERATIONS = 20;

/** A sheet spelt out, learner by learner; null when there is none or the viewer may not see it. */
export async function readScoreSheet(em: Em, viewer: Viewer, id: AssessmentId): Promise<ScoreSheetType | null> {
  const { schoolId } = viewer;
  const sheet = (await readSheets(em, schoolId, [id])).get(id);
  if (!sheet) return null;
  const taught = await readTaught(em, viewer);
  if (!canReadScores(viewer, taught.get(sheet.classId) ?? null)) return null;
  const roster = (await readStays(em, schoolId, [sheet.classId])).get(sheet.classId) ?? [];
  const closing = sheet.submitted ? sheet.closing : null;
  return {
    assessment: toAssessmentType({ ...sheet, id }),
    scores: await spellOut(em, viewer, sheet, listedOn(sheet, roster)),
    submittedBy: closing && toUserType(await em.findOneOrFail(User, { id: closing.authorId })),
    submittedAt: closing && closing.at,
    moderations: await spellModerations(em, viewer, id),
  };
}

async function spellModerations(em: Em, { schoolId }: Viewer, id: AssessmentId): Promise<ModerationType[]> {
  const past = ((await readModerations(em, schoolId, [id])).get(id) ?? []).slice(0, MODERATIONS);
  const people = await loadUsers(
    em,
    past.map(({ userId }) => userId),
  );
  return past.map((one) => toModerationType(one, people.get(one.userId)!, one.at));
}

/** Everyone on the class list now, and whoever has a score at the place where it was given. */
function listedOn({ cells }: ScoreSheet, roster: readonly Stay[]): Stay[] {
  const enrolled = new Set(roster.filter(({ toRev }) => toRev === null).map(({ learnerId }) => learnerId));
  return roster.filter(
    ({ learnerId, position, toRev }) =>
      toRev === null || (!enrolled.has(learnerId) && cells.get(learnerId)?.position === position),
  );
}

async function spellOut(em: Em, viewer: Viewer, sheet: ScoreSheet, listed: readonly Stay[]): Promise<ScoreType[]> {
  const learners = await loadLearners(
    em,
    viewer,
    listed.map(({ learnerId }) => learnerId),
  );
  const there = await readListedOn(em, viewer.schoolId, sheet.classId, sheet.day);
  return listed.flatMap(({ learnerId, toRev }) => {
    const learner = learners.get(learnerId);
    if (!learner) return [];
    const { value = null, proposals = [] } = sheet.cells.get(learnerId) ?? {};
    const standing = value === null || value.score === NO_SCORE ? null : value.score;
    return [
      {
        learner,
        value: standing,
        due: toRev === null && there.has(learnerId),
        proposals: proposals.map(({ score }) => score),
      },
    ];
  });
}
