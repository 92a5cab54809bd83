import { memo } from "react";
import { useMessages } from "../../i18n/language";
import { rollCall } from "../../i18n/roll-call";
import { statuses } from "../../i18n/statuses";
import { Icon } from "../../ui/icon";
import { FORWARD } from "../../ui/icon-paths";
import { StatusMark } from "../../ui/status-mark";
import { sameMark } from "../../values/mark";
import type { RosterLearner } from "../../values/roster-learner";
import type { HeldMark } from "./sheet";
import { useMarkWords } from "./mark-words";

type LearnerRowProps = {
  learner: RosterLearner;
  mark: HeldMark;
  /** The one row that the Tab key reaches; arrow keys move it. */
  reachable: boolean;
};

/** One learner of the sheet. The list around it hears taps and keys; a row only shows, and only when what it shows changed. */
export const LearnerRow = memo(function LearnerRow({ learner, mark, reachable }: LearnerRowProps) {
  const say = useMessages(rollCall);
  const sayStatus = useMessages(statuses);
  const words = useMarkWords();
  const detail = mark.other
    ? say("contested", { one: words(mark), other: words(mark.other) })
    : mark.reasonId || mark.minutesLate
      ? words(mark)
      : "";
  return (
    <li className="row" data-status={mark.status} data-contested={!!mark.other}>
      <button type="button" data-position={learner.position} tabIndex={reachable ? 0 : -1}>
        <span className="min-w-0 flex-1">
          <span className="block">{learner.name}</span>
          <span className="muted block text-sm">{detail || learner.admissionNumber}</span>
          {!detail && <span className="sr-only">{sayStatus(mark.status)}</span>}
        </span>
        {[mark, mark.other].map(
          (one, index) =>
            one && (
              <StatusMark
                key={index}
                status={one.status}
                letter={sayStatus(`letter${one.status}`)}
                small={!!mark.other}
              />
            ),
        )}
      </button>
      <button
        type="button"
        data-position={learner.position}
        data-more
        tabIndex={-1}
        className="row-more"
        aria-label={say("more", { name: learner.name })}
      >
        <Icon d={FORWARD} size={20} />
      </button>
    </li>
  );
}, showsTheSame);

function showsTheSame(before: LearnerRowProps, after: LearnerRowProps): boolean {
  return (
    before.reachable === after.reachable &&
    before.learner.name === after.learner.name &&
    sameMark(before.mark, after.mark) &&
    before.mark.other?.status === after.mark.other?.status
  );
}
