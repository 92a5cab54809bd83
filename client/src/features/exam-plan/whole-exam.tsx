import type { ExamTermsQuery } from "../../generated/live/graphql";
import { core } from "../../i18n/core";
import { examPlan } from "../../i18n/exam-plan";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { FormDialog } from "../../ui/form-dialog";
import { ChangeExam } from "./change-exam";
import type { PlannedExam } from "./gather-exams";
import { RemoveExam } from "./remove-exam";
import { useExamSheets } from "./use-exam-sheets";

type WholeExamProps = {
  what: "change" | "removal";
  exam: PlannedExam;
  term: ExamTermsQuery["school"]["terms"][number];
  onDone: (words: string) => void;
  onClose: () => void;
};

/** An exam changed or taken away in all its classes together, once all its sheets are known. */
export function WholeExam({ what, exam, term, onDone, onClose }: WholeExamProps) {
  const say = useMessages(examPlan);
  const sayCore = useMessages(core);
  const sayOffice = useMessages(office);
  const { sheets, fault } = useExamSheets(exam, term);
  if (!sheets) {
    return (
      <FormDialog
        title={exam.name}
        submit={sayCore("reading")}
        cancel={sayOffice("cancel")}
        busy
        fault={fault}
        onSubmit={() => undefined}
        onClose={onClose}
      />
    );
  }
  if (what === "change") return <ChangeExam sheets={sheets} onDone={() => onDone(say("changed"))} onClose={onClose} />;
  const removed = (n: number, kept: number) =>
    onDone([say("removed", { n }), ...(kept > 0 ? [say("kept", { n: kept })] : [])].join(" "));
  return <RemoveExam name={exam.name} sheets={sheets} onDone={removed} onClose={onClose} />;
}
