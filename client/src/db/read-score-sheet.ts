import type { AssessmentLine } from "../values/assessment-line";
import type { AssessmentId, ClassId, Seq } from "../values/ids";
import { decodeOperation, isOfRegister } from "../values/operation";
import type { RosterLearner } from "../values/roster-learner";
import { decodeScoreRun, type PlacedScore } from "../values/score-run";
import { sheetKey } from "../values/sheet-operation";
import type { AsiliDb, OutboxRow } from "./asili-db";
import { numberNow } from "./number-now";
import { overlayScores, type ShownSheet } from "./overlay-scores";
import { readAssessment } from "./read-assessment";
import { readRoster } from "./read-roster";

/** A sheet of scores as the teacher opens it. Enter scores with its `rosterRev` and `seen`: they say what was looked at. */
export type OpenSheet = {
  readonly classId: ClassId;
  readonly assessment: AssessmentLine;
  /** As the server last told it. */
  readonly confirmed: ShownSheet;
  /** The confirmed sheet with everything said on this phone since: what a screen shows. */
  readonly shown: ShownSheet;
  readonly rosterRev: number;
  readonly seen: Seq;
  /** Those on the roster now, by position. */
  readonly learners: readonly RosterLearner[];
  /** How many operations wait to be sent. */
  readonly waiting: number;
  /** Operations the server did not take, in the order they were said. */
  readonly troubled: readonly OutboxRow[];
};

/** Null when this phone holds nothing of the assessment: not pulled yet, or no longer this user's. */
export function readScoreSheet(db: AsiliDb, classId: ClassId, assessmentId: AssessmentId): Promise<OpenSheet | null> {
  const key = sheetKey(assessmentId);
  return db.transaction("r", [db.items, db.scopes, db.outbox, db.sent], async () => {
    const held = await readAssessment(db, classId, assessmentId);
    if (!held) return null;
    const { assessment, scope } = held;
    const [roster, item, outbox, sent] = await Promise.all([
      readRoster(db, scope.id),
      db.items.get([scope.id, key]),
      db.outbox.where({ key }).sortBy("n"),
      db.sent.where({ key }).sortBy("n"),
    ]);
    // Who left and came back has another number: what was given under the old one is shown under the new.
    const now = numberNow(roster.everyone);
    const follow = (score: PlacedScore): PlacedScore => ({ ...score, position: now(score.position) });
    const scores = decodeScoreRun(typeof item?.line === "string" ? item.line : "").map(follow);
    const confirmed = {
      scores: new Map(scores.map((score) => [score.position, score])),
      submitted: assessment.submitted !== null,
    };
    const waiting = outbox.filter(({ state }) => state === "waiting");
    const unpulled = sent.filter(({ seq }) => seq !== null && seq > scope.cursor);
    const shown = [...unpulled, ...waiting]
      .map(({ text }) => decodeOperation(text))
      .filter((operation) => !isOfRegister(operation))
      .map((said) => (said.kind === "scores" ? { ...said, scores: said.scores.map(follow) } : said))
      .reduce<ShownSheet>(overlayScores, confirmed);
    return {
      classId,
      assessment,
      confirmed,
      shown,
      rosterRev: roster.rosterRev,
      seen: scope.cursor,
      learners: roster.learners,
      waiting: waiting.length,
      troubled: outbox.filter(({ state }) => state !== "waiting"),
    };
  });
}
