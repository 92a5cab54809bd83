import { useMessages } from "../../i18n/language";
import { rollCall } from "../../i18n/roll-call";
import { Icon } from "../../ui/icon";
import { UNDO } from "../../ui/icon-paths";
import type { SheetCounts } from "./sheet";

type CountBarProps = {
  counts: SheetCounts;
  dirty: boolean;
  saving: boolean;
  saved: boolean;
  canUndo: boolean;
  onUndo: () => void;
  onSave: () => void;
};

/** Under the thumb all the time: how far the sheet is, one step back, and Save. What is done for now keeps the focus. */
export function CountBar({ counts, dirty, saving, saved, canUndo, onUndo, onSave }: CountBarProps) {
  const say = useMessages(rollCall);
  const maySave = dirty && !saving;
  return (
    <div className="bar bar-foot">
      <p className="min-w-0 flex-1 leading-tight tabular-nums">
        <span className="block font-semibold">{say("marked", counts)}</span>
        <span className="muted block">{say("absent", { n: counts.A })}</span>
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
        aria-disabled={!maySave}
        onClick={() => maySave && onSave()}
      >
        {say(saving ? "saving" : saved ? "saved" : "save")}
      </button>
    </div>
  );
}
