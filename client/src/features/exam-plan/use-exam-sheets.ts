import { useApolloClient } from "@apollo/client/react";
import { useEffect, useState } from "react";
import { refusalOf } from "../../api/refusal-of";
import {
  ClassExamsDocument,
  type ClassExamsQuery,
  type ExamSheetFragment,
  type ExamTermsQuery,
} from "../../generated/live/graphql";
import { useRefusal } from "../../i18n/use-refusal";
import { useMarksRefusal } from "../../i18n/use-marks-refusal";
import type { PlannedExam } from "./gather-exams";

type Term = ExamTermsQuery["school"]["terms"][number];

/** Every sheet of an exam, over all its classes; null until all are there, and why they do not come. */
export function useExamSheets(exam: PlannedExam, { starts, ends }: Term) {
  const client = useApolloClient();
  const sayRefusal = useRefusal();
  const tell = useMarksRefusal();
  const [sheets, setSheets] = useState<readonly ExamSheetFragment[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    const readClass = async (classId: string): Promise<ExamSheetFragment[]> => {
      const found: ExamSheetFragment[] = [];
      for (let after: string | null = null, more = true; more;) {
        const page: ClassExamsQuery["assessments"] | undefined = (
          await client.query({
            query: ClassExamsDocument,
            variables: { classId, after },
            fetchPolicy: "no-cache",
          })
        ).data?.assessments;
        found.push(...(page?.nodes ?? []));
        after = page?.pageInfo.endCursor ?? null;
        more = page?.pageInfo.hasNextPage ?? false;
      }
      return found;
    };
    Promise.all(exam.classes.map(({ id }) => readClass(id))).then(
      (lists) => {
        const isOfExam = ({ kind, name, day }: ExamSheetFragment) =>
          kind === exam.kind && name.toLowerCase() === exam.name.toLowerCase() && day >= starts && day <= ends;
        if (!gone) setSheets(lists.flat().filter(isOfExam));
      },
      (error: unknown) => {
        const refusal = refusalOf(error);
        if (!gone) setFault(tell(refusal) ?? sayRefusal(refusal));
      },
    );
    return () => {
      gone = true;
    };
    // Read once, when the question is asked: it must not change under whoever answers it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return { sheets, fault };
}
