import { useState } from "react";
import type { AsiliDb } from "../../db/asili-db";
import { type Proposals, readProposals } from "../../db/read-proposals";
import { useLive } from "../../db/use-live";
import { saveScores } from "../../sync/outbox/save-scores";
import type { Position } from "../../values/ids";
import type { Score } from "../../values/score";
import { ProposalCard } from "./proposal-card";
import { keepChosenScores, type ChosenScores, scoreQuestionOf } from "./score-sitting";

/** The sheets in which somebody gave another score than this user, each learner to be settled in their place. */
export function ProposalList({ db }: { db: AsiliDb }) {
  const now = useLive(() => readProposals(db), [db]);
  const [shown, setShown] = useState<readonly Proposals[]>([]);
  const [chosen, setChosen] = useState<ChosenScores>(new Map());
  const [read, setRead] = useState(now);
  const merged = now ? keepChosenScores(shown, now, chosen) : shown;
  if (now !== read) {
    setRead(now);
    setShown(merged);
  }
  const choose = async (sheet: Proposals, position: Position, score: Score, value: 0 | 1) => {
    const { classId, rosterRev, seen, assessment } = sheet;
    const { assessmentId } = assessment;
    await saveScores(db, { classId, assessmentId, rosterRev, seen, scores: new Map([[position, score]]) });
    setShown(merged);
    setChosen((before) => new Map(before).set(scoreQuestionOf(sheet, position), value));
  };
  return merged.map((sheet) => (
    <ProposalCard
      key={`${sheet.classId} ${sheet.assessment.assessmentId}`}
      sheet={sheet}
      chosenOf={(position) => chosen.get(scoreQuestionOf(sheet, position)) ?? null}
      onChoose={(position, score, value) => choose(sheet, position, score, value)}
    />
  ));
}
