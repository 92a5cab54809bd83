import { memo, useId } from "react";
import { useMessages } from "../../i18n/language";
import { marks } from "../../i18n/marks";
import { ScoreRow, type ScoreRowProps, showsTheSame } from "./score-row";

type LevelRowProps = ScoreRowProps & { levels: readonly string[] };

/** One learner and a button for each level, absent and exempt. */
export const LevelRow = memo(function LevelRow({ levels, ...row }: LevelRowProps) {
  const say = useMessages(marks);
  const id = useId();
  const { learner, text } = row;
  const { name } = learner;
  const choices = [...levels, "AB", "X"];
  // The Tab key comes once to each learner; arrows go on from there.
  const reached = choices.includes(text) ? text : choices[0];
  const spoken = (said: string): string | undefined =>
    said === "AB" ? say("absentOf", { name }) : said === "X" ? say("exemptOf", { name }) : undefined;
  return (
    <ScoreRow {...row} faultId={`${id}-fault`}>
      <span role="group" aria-label={say("levelOf", { name })} className="level-keys" data-many={levels.length > 4}>
        {choices.map((said) => (
          <button
            key={said}
            type="button"
            data-say={said}
            data-level
            tabIndex={said === reached ? 0 : -1}
            className="score-key"
            aria-pressed={text === said}
            aria-label={spoken(said)}
          >
            {said}
          </button>
        ))}
      </span>
    </ScoreRow>
  );
}, showsTheSame);
