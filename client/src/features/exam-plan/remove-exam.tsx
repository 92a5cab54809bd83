import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import { refusalOf } from "../../api/refusal-of";
import { type ExamSheetFragment, RemoveAssessmentDocument } from "../../generated/live/graphql";
import { examPlan } from "../../i18n/exam-plan";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { useMarksRefusal } from "../../i18n/use-marks-refusal";
import { useChange } from "../../office/use-change";
import { FormDialog } from "../../ui/form-dialog";

type RemoveExamProps = {
  name: string;
  sheets: readonly ExamSheetFragment[];
  onDone: (removed: number, kept: number) => void;
  onClose: () => void;
};

/** Takes away the sheets of an exam in which nothing was ever entered; the others are kept. */
export function RemoveExam({ name, sheets, onDone, onClose }: RemoveExamProps) {
  const say = useMessages(examPlan);
  const sayOffice = useMessages(office);
  const client = useApolloClient();
  const { busy, fault, run } = useChange(useMarksRefusal());
  const [done, setDone] = useState(0);
  const submit = async () => {
    let kept = 0;
    const removeAll = async () => {
      for (const { id } of sheets) {
        try {
          await client.mutate({ mutation: RemoveAssessmentDocument, variables: { id } });
        } catch (error) {
          if (refusalOf(error)?.code !== "CONFLICT") throw error;
          kept++;
        }
        setDone((before) => before + 1);
      }
    };
    if (await run(removeAll)) onDone(sheets.length - kept, kept);
  };
  return (
    <FormDialog
      title={say("removeTitle", { name })}
      submit={busy ? say("progress", { done, n: sheets.length }) : say("removeEmpty")}
      cancel={sayOffice("cancel")}
      busy={busy}
      fault={fault}
      danger
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{say("removeAllHelp")}</p>
    </FormDialog>
  );
}
