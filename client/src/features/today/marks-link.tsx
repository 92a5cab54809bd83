import type { SheetProgress } from "../../db/read-marks";
import { useMessages } from "../../i18n/language";
import { today as todayMessages } from "../../i18n/today";
import { Icon } from "../../ui/icon";
import { FORWARD, WARN } from "../../ui/icon-paths";
import type { ClassId } from "../../values/ids";

/** So many sheets are named, those first that most want the teacher's eye. */
const NAMED = 2;
const FIRST: readonly SheetProgress["state"][] = ["needs-you", "draft", "saved", "sent", "empty"];

/** The way from a class to its sheets of scores, and the ones that are still to be filled. */
export function MarksLink({ classId, sheets }: { classId: ClassId; sheets: readonly SheetProgress[] }) {
  const say = useMessages(todayMessages);
  const own = sheets.filter(({ mine }) => mine);
  const open = own
    .filter(({ submitted }) => !submitted)
    .sort((one, other) => FIRST.indexOf(one.state) - FIRST.indexOf(other.state));
  return (
    <a href={`/marks/${classId}`} className="card marks-link">
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{say("marks")}</span>
        <span className="muted block text-sm tabular-nums">
          {own.length === 0
            ? say("marksNone")
            : open.length === 0
              ? say("marksDone")
              : open.slice(0, NAMED).map(({ assessment, entered, of }) => (
                  <span key={assessment.assessmentId} className="block">
                    {say("marksOf", { subject: assessment.subject, name: assessment.name, entered, of })}
                  </span>
                ))}
          {open.length > NAMED && <span className="block">{say("marksMore", { n: open.length - NAMED })}</span>}
        </span>
        {own.some(({ state }) => state === "needs-you") && (
          <span className="flex items-center gap-2 text-sm font-semibold text-absent">
            <Icon d={WARN} size={20} />
            {say("needsYou")}
          </span>
        )}
      </span>
      <Icon d={FORWARD} size={20} />
    </a>
  );
}
