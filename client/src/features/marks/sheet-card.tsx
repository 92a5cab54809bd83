import type { SheetProgress } from "../../db/read-marks";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { marks } from "../../i18n/marks";
import { Icon } from "../../ui/icon";
import { FORWARD } from "../../ui/icon-paths";
import type { ClassId } from "../../values/ids";
import { SHEET_STATES } from "./sheet-states";

/** One assessment of a class: what it is, how far its sheet is, and where that stands. */
export function SheetCard({ classId, sheet }: { classId: ClassId; sheet: SheetProgress }) {
  const say = useMessages(marks);
  const { locale } = useLanguage();
  const { assessment, state, entered, of, contested } = sheet;
  const { icon, message } = SHEET_STATES[state];
  const { maximum, name, day } = assessment;
  return (
    <li>
      <a href={`/marks/${classId}/${assessment.assessmentId}`} className="card sheet-card" data-state={state}>
        <span className="min-w-0 flex-1">
          <span className="block font-semibold">{name}</span>
          <span className="sheet-state flex items-center gap-2 font-semibold">
            <Icon d={icon} size={20} />
            {say(message)}
          </span>
          <span className="muted block text-sm tabular-nums">
            {[
              say("progress", { entered, of }),
              maximum === null ? say("levels") : say("outOf", { n: maximum }),
              formatDay(locale, day, "brief"),
            ].join(" · ")}
          </span>
          {contested > 0 && <span className="block text-sm">{say("contestedSheet", { n: contested })}</span>}
        </span>
        <Icon d={FORWARD} size={20} />
      </a>
    </li>
  );
}
