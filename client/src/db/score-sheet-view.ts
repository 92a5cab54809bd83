import type { ClassId } from "../values/ids";
import { decodeOperation, isOfRegister } from "../values/operation";
import type { RosterLearner } from "../values/roster-learner";
import { decodeScoreRun, type PlacedScore } from "../values/score-run";
import type { SheetKey } from "../values/sheet-operation";
import type { AsiliDb, DraftRow, OutboxRow, ScopeRow, ScoreDraftRow, SentRow } from "./asili-db";
import { numberNow } from "./number-now";
import { overlayScores, type ShownSheet } from "./overlay-scores";

/** All this phone knows of what one sheet of scores says. */
export type ScoreSheetView = {
  /** As the server last told it. */
  readonly confirmed: ShownSheet;
  /** The confirmed sheet with everything said on this phone since: what a screen shows. */
  readonly shown: ShownSheet;
  /** How many operations wait to be sent. */
  readonly waiting: number;
  /** Operations the server did not take, in the order they were said. */
  readonly troubled: readonly OutboxRow[];
  readonly draft: ScoreDraftRow | null;
};

/** What was said on this phone of sheets, whatever became of it. */
export type SaidOfSheets = {
  readonly outbox: readonly OutboxRow[];
  readonly sent: readonly SentRow[];
  readonly drafts: readonly ScoreDraftRow[];
};

type Place = { readonly scope: ScopeRow; readonly classId: ClassId; readonly key: SheetKey };

/** What was said of sheets whose key begins so; `s` for all of them. */
export async function readSaidOfSheets(db: AsiliDb, begin: string): Promise<SaidOfSheets> {
  const [outbox, sent, drafts] = await Promise.all([
    db.outbox.where("key").startsWith(begin).sortBy("n"),
    db.sent.where("key").startsWith(begin).sortBy("n"),
    db.drafts.where("key").startsWith(begin).toArray(),
  ]);
  return { outbox, sent, drafts: drafts.filter(isOfSheet) };
}

const isOfSheet = (draft: DraftRow | ScoreDraftRow): draft is ScoreDraftRow => "typed" in draft;

/** Lays what was said on this phone over the line the server sent. */
export function scoreSheetView(
  { scope, classId, key }: Place,
  told: { readonly line: string; readonly submitted: boolean },
  said: SaidOfSheets,
  everyone: readonly RosterLearner[],
): ScoreSheetView {
  const here = (row: { readonly classId: ClassId; readonly key: string }): boolean =>
    row.classId === classId && row.key === key;
  // Who left and came back has another number: what was given under the old one is shown under the new.
  const now = numberNow(everyone);
  const follow = (score: PlacedScore): PlacedScore => ({ ...score, position: now(score.position) });
  const scores = decodeScoreRun(told.line).map(follow);
  const confirmed = {
    scores: new Map(scores.map((score) => [score.position, score])),
    submitted: told.submitted,
  };
  const outbox = said.outbox.filter(here);
  const waiting = outbox.filter(({ state }) => state === "waiting");
  const unpulled = said.sent.filter((row) => here(row) && row.seq !== null && row.seq > scope.cursor);
  const shown = [...unpulled, ...waiting]
    .map(({ text }) => decodeOperation(text))
    .filter((operation) => !isOfRegister(operation))
    .map((one) => (one.kind === "scores" ? { ...one, scores: one.scores.map(follow) } : one))
    .reduce<ShownSheet>(overlayScores, confirmed);
  return {
    confirmed,
    shown,
    waiting: waiting.length,
    troubled: outbox.filter(({ state }) => state !== "waiting"),
    draft: said.drafts.find(here) ?? null,
  };
}
