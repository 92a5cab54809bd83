import type { AnalysedSubjectFragment } from "../../generated/live/graphql";
import { analysis } from "../../i18n/analysis";
import { useMessages } from "../../i18n/language";
import { SummaryTable } from "./summary-table";

type SubjectTableProps = {
  subjects: readonly AnalysedSubjectFragment[];
  /** The term it is compared with, by name. */
  before: string | null;
  onPick: (name: string) => void;
};

/** Every subject's figures, and the way to each. */
export function SubjectTable({ subjects, before, onPick }: SubjectTableProps) {
  const say = useMessages(analysis);
  return (
    <SummaryTable
      title={say("table")}
      heading={say("subject")}
      before={before}
      note={say("spreadHelp")}
      rows={subjects.map(({ name, summary }) => ({
        key: name,
        label: (
          <button type="button" className="link -my-2 min-h-12 text-start" onClick={() => onPick(name)}>
            {name}
          </button>
        ),
        summary,
      }))}
    />
  );
}
