import { useMessages } from "../../i18n/language";
import { marks } from "../../i18n/marks";
import { Icon } from "../../ui/icon";
import { UNDO } from "../../ui/icon-paths";
import type { ScoreCounts } from "./score-sheet";

type ScoreBarProps = {
  counts: ScoreCounts;
  /** How many typed things are no score. */
  wrong: number;
  dirty: boolean;
  saving: boolean;
  canUndo: boolean;
  onUndo: () => void;
  onSave: () => void;
};

/** Under the thumb all the time: how far the sheet is, one step back, and Save. What is done for now keeps the focus. */
export function ScoreBar({ counts, wrong, dirty, saving, canUndo, onUndo, onSave }: ScoreBarProps) {
  const say = useMessages(marks);
  const maySave = dirty && !saving;
  return (
    <div className="bar bar-foot">
      <p className="min-w-0 flex-1 leading-tight tabular-nums">
        <span className="block font-semibold">{say("counted", counts)}</span>
        {wrong > 0 ? (
          <span className="block text-absent">{say("wrong", { n: wrong })}</span>
        ) : (
          <span className="muted block">{say("absent", { n: counts.absent })}</span>
        )}
      </p>
      <button
        type="button"
        className="btn btn-icon"
        aria-label={say("undo")}
        aria-disabled={!canUndo}
        onClick={() => canUndo && onUndo()}
      >
        <Icon d={UNDO} />
      </button>
      <button
        type="button"
        className="btn btn-main min-w-24"
        data-save
        aria-disabled={!maySave}
        onClick={() => maySave && onSave()}
      >
        {say(saving ? "saving" : !dirty && counts.entered > 0 ? "saved" : "save")}
      </button>
    </div>
  );
}
