import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { ExamProgressDocument, ExamTermsDocument } from "../../generated/live/graphql";
import { examPlan } from "../../i18n/exam-plan";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { OfficePage } from "../../office/office-page";
import { SelectInput } from "../../office/select-input";
import { useTermName } from "../../office/use-term-name";
import { Empty } from "../../ui/empty";
import { Note } from "../../ui/note";
import { goTo } from "../../ui/path";
import { ExamCard } from "./exam-card";
import { gatherExams, type PlannedExam } from "./gather-exams";
import { WholeExam } from "./whole-exam";

type Opened = { what: "change" | "removal"; exam: PlannedExam };

/** The exams of a term, the current one unless it is said, and how far each class is with them. */
export function TermPlan({ termId }: { termId: string | undefined }) {
  const say = useMessages(examPlan);
  const sayOffice = useMessages(office);
  const termName = useTermName();
  const terms = useQuery(ExamTermsDocument);
  const school = terms.data?.school;
  const id = termId ?? school?.currentTerm?.id ?? school?.terms.at(-1)?.id;
  const progress = useQuery(ExamProgressDocument, {
    variables: { termId: id ?? "" },
    skip: id === undefined,
    fetchPolicy: "cache-and-network",
  });
  const [opened, setOpened] = useState<Opened | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const term = school?.terms.find((one) => one.id === id);
  const noTerms = school?.terms.length === 0;
  const query = terms.error && !terms.data ? terms : progress;
  return (
    <OfficePage
      title={say("title")}
      back="/marks"
      wide
      query={{ ...query, data: noTerms ? { assessmentProgress: { nodes: [] } } : progress.data }}
      above={
        school &&
        id !== undefined && (
          <div className="no-print grid max-w-3xl gap-3 sm:grid-cols-2 sm:items-end">
            <SelectInput
              label={sayOffice("termOf")}
              value={id}
              onChange={({ currentTarget: { value } }) => goTo(`/exams/${value}`, { replace: true })}
              options={school.terms.toReversed().map((term) => ({ value: term.id, label: termName(term) }))}
            />
            <a href={`/exams/${id}/new`} className="btn btn-main">
              {say("add")}
            </a>
          </div>
        )
      }
    >
      {({ assessmentProgress: { nodes } }) => {
        const exams = gatherExams(nodes);
        if (noTerms || id === undefined) return <NoTerms />;
        if (nodes.length === 0) return <Empty title={say("noClasses")}>{say("noClassesHelp")}</Empty>;
        return (
          <>
            {told && <Note tone="good">{told}</Note>}
            {exams.length === 0 ? (
              <Empty title={say("noExams")}>{say("noExamsHelp")}</Empty>
            ) : (
              <p className="muted max-w-3xl">{say("help")}</p>
            )}
            {exams.map((exam) => (
              <ExamCard
                key={`${exam.kind} ${exam.name}`}
                exam={exam}
                termId={id}
                onOpen={(what) => setOpened({ what, exam })}
              />
            ))}
            {opened && term && (
              <WholeExam
                {...opened}
                term={term}
                onDone={(words) => {
                  setOpened(null);
                  setTold(words);
                  scrollTo(0, 0);
                  void progress.refetch();
                }}
                onClose={() => setOpened(null)}
              />
            )}
          </>
        );
      }}
    </OfficePage>
  );
}

function NoTerms() {
  const say = useMessages(examPlan);
  return (
    <Empty title={say("noTerms")}>
      <p>{say("noTermsHelp")}</p>
      <a href="/settings/calendar" className="btn btn-main mt-4">
        {say("toTerms")}
      </a>
    </Empty>
  );
}
