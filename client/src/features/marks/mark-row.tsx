import { memo, useId } from "react";
import { useMessages } from "../../i18n/language";
import { marks } from "../../i18n/marks";
import type { Position } from "../../values/ids";
import { ScoreRow, type ScoreRowProps, showsTheSame } from "./score-row";

type MarkRowProps = ScoreRowProps & { onType: (position: Position, text: string) => void };

/** One learner and the field for their marks; absent and exempt have a button each, as a keypad has no letters. */
export const MarkRow = memo(function MarkRow({ onType, ...row }: MarkRowProps) {
  const say = useMessages(marks);
  const id = useId();
  const { learner, text, fault, assessment } = row;
  const { name, position } = learner;
  return (
    <ScoreRow {...row} faultId={`${id}-fault`}>
      <span className="flex shrink-0 gap-1">
        {(["AB", "X"] as const).map((said) => (
          <button
            key={said}
            type="button"
            tabIndex={-1}
            data-say={said}
            className="score-key"
            aria-pressed={text === said}
            aria-label={say(said === "AB" ? "absentOf" : "exemptOf", { name })}
          >
            {said}
          </button>
        ))}
      </span>
      <input
        data-score
        inputMode="decimal"
        enterKeyHint="next"
        autoComplete="off"
        maxLength={7}
        className="input score-field"
        aria-label={say("markOf", { name })}
        aria-invalid={!!fault}
        aria-describedby={fault && `${id}-fault`}
        data-longest={String(assessment.maximum).length}
        value={text}
        onChange={(event) => onType(position, event.target.value)}
      />
    </ScoreRow>
  );
}, showsTheSame);
