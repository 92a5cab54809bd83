import type { ReactNode } from "react";
import { useMessages } from "../../i18n/language";
import { marks } from "../../i18n/marks";
import type { AssessmentLine } from "../../values/assessment-line";
import type { Position } from "../../values/ids";
import type { ProposalNotice } from "../../values/proposal-notice";
import type { RosterLearner } from "../../values/roster-learner";
import type { ScaleLine } from "../../values/scale-line";
import type { Score } from "../../values/score";
import type { PlacedScore } from "../../values/score-run";
import { Earned } from "./earned";
import type { TypedFault } from "./read-typed";
import { TwoScores } from "./two-scores";

export type ScoreRowProps = {
  /** Where the sheet is. */
  sheet: string;
  learner: RosterLearner;
  text: string;
  fault: TypedFault | undefined;
  /** The scores that two people gave, none of them settled. */
  contested: PlacedScore | undefined;
  notice: ProposalNotice | undefined;
  assessment: AssessmentLine;
  scale: ScaleLine | null;
  onChoose: (position: Position, score: Score) => void;
};

/** A learner: who, what the score earns, where it is given, what is wrong with it, and what somebody else gave. */
export function ScoreRow(props: ScoreRowProps & { faultId: string; children: ReactNode }) {
  const say = useMessages(marks);
  const { sheet, learner, text, fault, contested, notice, assessment, scale, onChoose, faultId, children } = props;
  return (
    <li className="score-row" data-position={learner.position} data-fault={!!fault}>
      <span className="min-w-0 flex-1 basis-24">
        <span className="block leading-tight">{learner.name}</span>
        <span className="muted block text-sm">
          {learner.admissionNumber}
          <Earned assessment={assessment} scale={scale} text={text} />
        </span>
      </span>
      {children}
      {fault && (
        <p id={faultId} role="alert" className="basis-full text-end text-sm font-semibold text-absent">
          {say(fault, { max: assessment.maximum ?? "" })}
        </p>
      )}
      {contested && (
        <TwoScores sheet={sheet} learner={learner} contested={contested} notice={notice} onChoose={onChoose} />
      )}
    </li>
  );
}

/** The view is read anew at every letter, as the draft is part of it: a row is drawn only when it shows something else. */
export function showsTheSame(before: ScoreRowProps, after: ScoreRowProps): boolean {
  return (
    before.text === after.text &&
    before.fault === after.fault &&
    before.learner.name === after.learner.name &&
    before.scale?.scaleId === after.scale?.scaleId &&
    before.notice?.at === after.notice?.at &&
    said(before.contested) === said(after.contested)
  );
}

const said = (contested: PlacedScore | undefined): string =>
  contested ? [contested.score, ...(contested.others ?? [])].join(" ") : "";
