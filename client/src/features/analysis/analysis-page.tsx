import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import {
  AnalysisClassesDocument,
  type AssessmentKind,
  OfficeTermsDocument,
  SubjectAnalysisDocument,
  type SubjectAnalysisQuery,
} from "../../generated/live/graphql";
import { analysis } from "../../i18n/analysis";
import { useMessages } from "../../i18n/language";
import { OfficePage } from "../../office/office-page";
import { useTermName } from "../../office/use-term-name";
import { Empty } from "../../ui/empty";
import { AnalysisChoices } from "./analysis-choices";
import { AnalysisReport } from "./analysis-report";
import { groupsOf } from "./groups-of";
import { useGroupName } from "./use-group-name";

type AnalysisPageProps = {
  /** A grade's code or a class's id; the first there is without it. */
  groupKey?: string | undefined;
  /** The current one without it. */
  termId?: string | undefined;
};

/** How a class or a grade did in its subjects in a term, and which scores are still missing. */
export default function AnalysisPage({ groupKey, termId }: AnalysisPageProps) {
  const say = useMessages(analysis);
  const groupName = useGroupName();
  const termName = useTermName();
  const [kind, setKind] = useState<AssessmentKind | null>(null);
  const [subject, setSubject] = useState<string | null>(null);
  const terms = useQuery(OfficeTermsDocument);
  const classes = useQuery(AnalysisClassesDocument);
  const school = terms.data?.school;
  const term = school?.terms.find(({ id }) => id === (termId ?? school.currentTerm?.id)) ?? school?.terms.at(-1);
  const groups = term && classes.data ? groupsOf(classes.data.classes.nodes, term.year) : [];
  const group = groups.find((one) => one.key === groupKey) ?? groups[0];
  const { classId = null, grade = null } = group ?? {};
  const query = useQuery(SubjectAnalysisDocument, {
    variables: { termId: term?.id ?? "", classId, grade, kind },
    skip: !term || !group,
  });
  const failed = [terms, classes].find(({ error, data }) => error && !data);
  const isReady = terms.data !== undefined && classes.data !== undefined;
  const shown = query.data ?? (isReady && (!term || !group) ? NOTHING : undefined);
  const subjects = shown?.subjectAnalysis.subjects ?? [];
  return (
    <OfficePage
      title={say("title")}
      back="/marks"
      wide
      query={failed ? { error: failed.error, refetch: failed.refetch } : { ...query, data: shown }}
      above={
        term && (
          <AnalysisChoices
            terms={school?.terms ?? []}
            subjects={subjects.map(({ name }) => name)}
            chosen={{ term, group, kind, subject }}
            {...{ groups, setKind, setSubject }}
          />
        )
      }
    >
      {(data) =>
        term && group ? (
          <AnalysisReport
            data={data}
            who={groupName(group)}
            term={termName(term)}
            termId={term.id}
            classes={groups.filter((one) => one.classId !== null && [one.key, one.gradeOf].includes(group.key))}
            {...{ group, subject }}
            onPick={setSubject}
          />
        ) : (
          <Empty title={say(term ? "noClasses" : "noTerms")}>{say(term ? "noClassesHelp" : "noTermsHelp")}</Empty>
        )
      }
    </OfficePage>
  );
}

const NOTHING: SubjectAnalysisQuery = {
  __typename: "Query",
  subjectAnalysis: { __typename: "Analysis", before: null, subjects: [] },
};
