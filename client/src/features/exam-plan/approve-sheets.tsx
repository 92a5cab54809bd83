import { useApolloClient } from "@apollo/client/react";
import type { Session } from "../../api/session";
import { ApproveSheetDocument, type ExamSheetFragment } from "../../generated/live/graphql";
import { core } from "../../i18n/core";
import { examPlan } from "../../i18n/exam-plan";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { useMarksRefusal } from "../../i18n/use-marks-refusal";
import { useChange } from "../../office/use-change";
import { FormDialog } from "../../ui/form-dialog";
import { useStore } from "../../ui/use-store";
import { sheetFigures } from "./sheet-figures";
import { SheetSummary } from "./sheet-summary";
import { useSheetScores } from "./use-sheet-scores";

type ApproveSheetsProps = {
  session: Session;
  sheets: readonly ExamSheetFragment[];
  of: string;
  onDone: (approved: number) => void;
  onClose: () => void;
};

/** The submitted sheets of an exam with their figures, to be approved together; not one's own. */
export function ApproveSheets({ session, sheets, of, onDone, onClose }: ApproveSheetsProps) {
  const say = useMessages(examPlan);
  const sayOffice = useMessages(office);
  const sayCore = useMessages(core);
  const client = useApolloClient();
  const me = String(useStore(session.state).account?.userId);
  const { busy, fault, run } = useChange(useMarksRefusal());
  const read = useSheetScores(sheets.map(({ id }) => id));
  const submitted = read.sheets?.filter(({ assessment }) => assessment.submitted && !assessment.approved) ?? [];
  const ready = submitted.filter(({ submittedBy }) => submittedBy?.id !== me);
  const own = submitted.filter((sheet) => !ready.includes(sheet)).map(({ assessment }) => assessment.subject);
  const approveAll = async () => {
    for (const { assessment } of ready) {
      await client.mutate({ mutation: ApproveSheetDocument, variables: { id: assessment.id } });
    }
  };
  const submit = async () => {
    if (await run(approveAll)) onDone(ready.length);
  };
  return (
    <FormDialog
      title={say("approveTitle", { name: sheets[0]?.name ?? "", of })}
      submit={busy ? sayOffice("saving") : say("approveAll", { n: ready.length })}
      cancel={sayOffice("cancel")}
      busy={busy || ready.length === 0}
      fault={fault ?? read.fault}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p className="muted text-sm">{say("approveHelp")}</p>
      {!read.sheets && !read.fault && <p>{sayCore("reading")}</p>}
      <ul className="grid gap-3">
        {ready.map(({ assessment, scores }) => (
          <li key={assessment.id} className="border-t border-line pt-2">
            <h3 className="font-semibold">{assessment.subject}</h3>
            <SheetSummary figures={sheetFigures(scores)} />
          </li>
        ))}
      </ul>
      {own.length > 0 && <p>{say("approveOwn", { names: own.join(", ") })}</p>}
      {read.sheets && ready.length === 0 && <p>{say("approveNone")}</p>}
    </FormDialog>
  );
}
