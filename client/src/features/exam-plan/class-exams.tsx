import { useQuery } from "@apollo/client/react";
import { useEffect, useState } from "react";
import type { Session } from "../../api/session";
import {
  ClassExamsDocument,
  ClassGapsDocument,
  type ExamSheetFragment,
  ExamTermsDocument,
} from "../../generated/live/graphql";
import { examPlan } from "../../i18n/exam-plan";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { OfficePage } from "../../office/office-page";
import { useTermName } from "../../office/use-term-name";
import { Empty } from "../../ui/empty";
import { Note } from "../../ui/note";
import { ApproveSheets } from "./approve-sheets";
import { ChangeExam } from "./change-exam";
import { ClassExam } from "./class-exam";
import { RemoveExam } from "./remove-exam";

type ClassExamsProps = { session: Session; termId: string; classId: string };
type Opened = { what: "approve" | "change" | "removal"; sheets: readonly ExamSheetFragment[] };

/** The exams of one class in a term, sheet by sheet. */
export function ClassExams({ session, termId, classId }: ClassExamsProps) {
  const say = useMessages(examPlan);
  const sayOffice = useMessages(office);
  const termName = useTermName();
  const terms = useQuery(ExamTermsDocument);
  const query = useQuery(ClassExamsDocument, { variables: { classId }, fetchPolicy: "cache-and-network" });
  const gaps = useQuery(ClassGapsDocument, { variables: { termId, classId }, fetchPolicy: "cache-and-network" });
  const [opened, setOpened] = useState<Opened | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const { data, loading, fetchMore } = query;
  const after = data?.assessments.pageInfo.hasNextPage ? data.assessments.pageInfo.endCursor : null;
  useEffect(() => {
    if (after !== null && !loading) void fetchMore({ variables: { after } });
  }, [after, loading, fetchMore]);
  const term = terms.data?.school.terms.find(({ id }) => id === termId);
  const tell = (words: string) => {
    setOpened(null);
    setTold(words);
    scrollTo(0, 0);
    void gaps.refetch();
  };
  return (
    <OfficePage
      title={data?.class?.name ?? say("title")}
      {...(term && { subtitle: termName(term) })}
      back={`/exams/${termId}`}
      query={terms.data ? query : { error: terms.error, refetch: terms.refetch }}
    >
      {({ class: of, assessments: { nodes } }) => {
        if (!of || !term) return <Empty title={sayOffice("notFound")}>{sayOffice("notFoundHelp")}</Empty>;
        const held = nodes.filter(({ day }) => day >= term.starts && day <= term.ends);
        if (held.length === 0) {
          return (
            <>
              {told && <Note tone="good">{told}</Note>}
              <Empty title={say("noneInClass")}>{say("noneInClassHelp")}</Empty>
            </>
          );
        }
        const exams = Map.groupBy(
          held.toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0)),
          ({ kind, name }) => `${kind} ${name.toLowerCase()}`,
        );
        return (
          <>
            {told && <Note tone="good">{told}</Note>}
            {[...exams].map(([key, sheets]) => (
              <ClassExam
                key={key}
                sheets={sheets}
                gaps={gaps.data?.missingScores.nodes ?? []}
                href={`/exams/${termId}/${classId}`}
                onApprove={(ready) => setOpened({ what: "approve", sheets: ready })}
                onChange={() => setOpened({ what: "change", sheets })}
                onRemove={() => setOpened({ what: "removal", sheets })}
              />
            ))}
            {opened?.what === "approve" && (
              <ApproveSheets
                session={session}
                sheets={opened.sheets}
                of={of.name}
                onDone={(n) => tell(say("approvedN", { n }))}
                onClose={() => setOpened(null)}
              />
            )}
            {opened?.what === "removal" && (
              <RemoveExam
                name={`${opened.sheets[0]?.name}, ${of.name}`}
                sheets={opened.sheets}
                onDone={(n, kept) => {
                  tell([say("removed", { n }), ...(kept > 0 ? [say("kept", { n: kept })] : [])].join(" "));
                  void query.refetch();
                }}
                onClose={() => setOpened(null)}
              />
            )}
            {opened?.what === "change" && (
              <ChangeExam sheets={opened.sheets} onDone={() => tell(say("changed"))} onClose={() => setOpened(null)} />
            )}
          </>
        );
      }}
    </OfficePage>
  );
}
