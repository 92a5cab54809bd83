import { useId } from "react";
import type { ClassGapsQuery, ExamSheetFragment } from "../../generated/live/graphql";
import { examPlan } from "../../i18n/exam-plan";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { WayRow } from "../../office/way-row";

type Gap = ClassGapsQuery["missingScores"]["nodes"][number];
type ClassExamProps = {
  sheets: readonly ExamSheetFragment[];
  gaps: readonly Gap[];
  href: string;
  onApprove: (ready: readonly ExamSheetFragment[]) => void;
  onChange: () => void;
  onRemove: () => void;
};

/** One exam of a class: its sheets, each with what it still needs. */
export function ClassExam({ sheets, gaps, href, onApprove, onChange, onRemove }: ClassExamProps) {
  const say = useMessages(examPlan);
  const { locale } = useLanguage();
  const heading = useId();
  const [first] = sheets;
  if (!first) return null;
  const { name } = first;
  const ready = sheets.filter(({ submitted, approved }) => submitted && !approved);
  const about = (sheet: ExamSheetFragment): string => {
    const gap = gaps.find(({ assessment }) => assessment.id === sheet.id);
    return [
      stateOf(sheet),
      gap && say("gaps", { n: gap.missing, all: gap.expected }),
      formatDay(locale, sheet.day, "short"),
      sheet.maximum === null ? say("withLevels") : say("outOf", { n: sheet.maximum }),
      sheet.weight !== 100 && say("weighs", { n: sheet.weight }),
    ]
      .filter(Boolean)
      .join(" · ");
  };
  const stateOf = ({ submitted, approved }: ExamSheetFragment) =>
    approved ? `✓ ${say("approved")}` : say(submitted ? "submitted" : "open");
  return (
    <section aria-labelledby={heading} className="card">
      <div className="flex flex-wrap items-center gap-x-2 px-4 py-2">
        <h2 id={heading} className="flex-1 text-lg">
          {name}
        </h2>
        {ready.length > 0 && (
          <button type="button" className="btn" onClick={() => onApprove(ready)}>
            {say("approveAll", { n: ready.length })}
          </button>
        )}
        <div className="-mr-4 flex max-sm:mr-0 max-sm:-ml-4 max-sm:w-full">
          <button type="button" className="btn btn-bare" aria-label={say("changeAllOf", { name })} onClick={onChange}>
            {say("changeAll")}
          </button>
          <button type="button" className="btn btn-bare" aria-label={say("removeAllOf", { name })} onClick={onRemove}>
            {say("removeAll")}
          </button>
        </div>
      </div>
      <ul className="border-t border-line">
        {sheets
          .toSorted((one, other) => one.subject.localeCompare(other.subject))
          .map((sheet) => (
            <WayRow key={sheet.id} href={`${href}/${sheet.id}`} title={sheet.subject} about={about(sheet)} />
          ))}
      </ul>
    </section>
  );
}
