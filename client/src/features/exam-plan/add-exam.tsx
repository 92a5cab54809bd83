import { useQuery } from "@apollo/client/react";
import { ExamChoicesDocument, ExamTermsDocument } from "../../generated/live/graphql";
import { examPlan } from "../../i18n/exam-plan";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { OfficePage } from "../../office/office-page";
import { useTermName } from "../../office/use-term-name";
import { Empty } from "../../ui/empty";
import { ExamForm } from "./exam-form";

/** An exam to be added for many classes and subjects at once. */
export function AddExam({ termId }: { termId: string }) {
  const say = useMessages(examPlan);
  const sayOffice = useMessages(office);
  const termName = useTermName();
  const terms = useQuery(ExamTermsDocument);
  const choices = useQuery(ExamChoicesDocument, { fetchPolicy: "cache-and-network" });
  const term = terms.data?.school.terms.find(({ id }) => id === termId);
  const back = `/exams/${termId}`;
  return (
    <OfficePage
      title={say("add")}
      {...(term && { subtitle: termName(term) })}
      back={back}
      query={terms.data ? choices : { error: terms.error, refetch: terms.refetch }}
    >
      {({ classes, subjects }) => {
        if (!term) return <Empty title={sayOffice("notFound")}>{sayOffice("notFoundHelp")}</Empty>;
        const held = classes.nodes.filter(({ year }) => year === term.year);
        if (held.length === 0) return <Empty title={say("noClasses")}>{say("noClassesHelp")}</Empty>;
        const taught = subjects.nodes.filter(({ archived }) => !archived);
        return <ExamForm term={term} classes={held} subjects={taught} back={back} />;
      }}
    </OfficePage>
  );
}
