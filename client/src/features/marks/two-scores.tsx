import { useMessages } from "../../i18n/language";
import { marks } from "../../i18n/marks";
import { useGiver } from "../../i18n/use-giver";
import type { Position } from "../../values/ids";
import type { ProposalNotice } from "../../values/proposal-notice";
import type { RosterLearner } from "../../values/roster-learner";
import type { Score } from "../../values/score";
import type { PlacedScore } from "../../values/score-run";
import { writtenScore } from "./read-typed";

type TwoScoresProps = {
  /** Where the sheet is. */
  sheet: string;
  learner: RosterLearner;
  contested: PlacedScore;
  notice: ProposalNotice | undefined;
  /** Null while nothing may be chosen. */
  onChoose: ((position: Position, score: Score) => void) | null;
};

/** The scores that people gave one learner without knowing of each other, who gave which, and a tap to choose. */
export function TwoScores({
  sheet,
  learner: { name, position, learnerId },
  contested,
  notice,
  onChoose,
}: TwoScoresProps) {
  const say = useMessages(marks);
  const giver = useGiver();
  const { score, others = [] } = contested;
  return (
    <div role="group" aria-label={say("twoOf", { name })} className="grid basis-full grid-cols-2 gap-2">
      {[score, ...others].map((given) => {
        const written = writtenScore(given);
        return (
          <button
            key={given}
            type="button"
            className="btn justify-start px-3 text-start"
            disabled={!onChoose}
            aria-label={say("keep", { score: written, who: giver(contested, notice, given) })}
            onClick={() => onChoose?.(position, given)}
          >
            <span className="text-lg tabular-nums">{written}</span>
            <span className="muted min-w-0 text-sm leading-tight font-normal">{giver(contested, notice, given)}</span>
          </button>
        );
      })}
      <a href={`${sheet}/${learnerId}`} className="link col-span-full inline-flex min-h-12 items-center text-sm">
        {say("history")}
      </a>
    </div>
  );
}
