import type { SubjectAnalysisQuery } from "../../generated/live/graphql";
import { analysis } from "../../i18n/analysis";
import { useMessages } from "../../i18n/language";
import { useTermName } from "../../office/use-term-name";
import { WayRow } from "../../office/way-row";
import { Empty } from "../../ui/empty";
import type { Group } from "./groups-of";
import { MissingList } from "./missing-list";
import { SubjectMeans } from "./subject-means";
import { SubjectReport } from "./subject-report";
import { SubjectTable } from "./subject-table";

type AnalysisReportProps = {
  data: SubjectAnalysisQuery;
  who: string;
  term: string;
  termId: string;
  group: Group;
  /** The group itself, or a grade's streams. */
  classes: readonly Group[];
  subject: string | null;
  onPick: (subject: string) => void;
};

/** All subjects of a group, or one of them; the way to its learners, and what is missing. */
export function AnalysisReport({ data, who, term, termId, group, classes, subject, onPick }: AnalysisReportProps) {
  const say = useMessages(analysis);
  const termName = useTermName();
  const { subjects, before: earlier } = data.subjectAnalysis;
  const before = earlier && termName(earlier);
  const one = subjects.find(({ name }) => name === subject);
  return (
    <>
      {subjects.length === 0 ? (
        <Empty title={say("nothing")}>{say("nothingHelp")}</Empty>
      ) : one ? (
        <SubjectReport subject={one} {...{ who, term, before }} />
      ) : (
        <>
          <SubjectMeans {...{ subjects, who, term, onPick }} />
          <SubjectTable {...{ subjects, before, onPick }} />
        </>
      )}
      {subjects.length > 0 && (
        <ul className="card overflow-clip">
          {classes.map(({ key, name }) => (
            <WayRow
              key={key}
              href={`/analysis/${key}/${termId}/learners`}
              title={say("everyLearner", { name })}
              about={say("everyLearnerHelp")}
            />
          ))}
        </ul>
      )}
      <MissingList termId={termId} classId={group.classId} grade={group.grade} subjectId={one?.subjectId ?? null} />
    </>
  );
}
