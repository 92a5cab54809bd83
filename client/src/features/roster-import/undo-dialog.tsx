import { useMutation, useQuery } from "@apollo/client/react";
import { refusalOf } from "../../api/refusal-of";
import {
  RosterImportsDocument,
  UndoImportDocument,
  UndoPreviewDocument,
  type UndoPreviewQuery,
} from "../../generated/live/graphql";
import { core } from "../../i18n/core";
import { useMessages } from "../../i18n/language";
import { rosterImport } from "../../i18n/roster-import";
import { useRefusal } from "../../i18n/use-refusal";
import { useSchoolRefusal } from "../../i18n/use-school-refusal";
import { ConfirmDialog } from "../../office/confirm-dialog";
import { Note } from "../../ui/note";
import { Skeleton } from "../../ui/skeleton";
import { KeptList } from "./kept-list";

type UndoDialogProps = { id: string; onDone: () => void; onClose: () => void };

/** Asks whether to undo an import, beside what that would come to now. */
export function UndoDialog({ id, onDone, onClose }: UndoDialogProps) {
  const say = useMessages(rosterImport);
  const sayCore = useMessages(core);
  const sayRefusal = useRefusal();
  const tellRefusal = useSchoolRefusal();
  const { data, error } = useQuery(UndoPreviewDocument, { variables: { id }, fetchPolicy: "network-only" });
  const [undo] = useMutation(UndoImportDocument, { variables: { id }, refetchQueries: [RosterImportsDocument] });
  return (
    <ConfirmDialog
      tell={tellRefusal}
      title={say("undoTitle")}
      submit={say("undo")}
      danger
      onSubmit={() => undo()}
      onDone={onDone}
      onClose={onClose}
    >
      <p>{say("undoHelp")}</p>
      {error && <Note tone="bad">{tellRefusal(refusalOf(error)) ?? sayRefusal(refusalOf(error))}</Note>}
      {!data && !error && <Skeleton rows={2} label={sayCore("reading")} />}
      {data?.undoPreview && <Preview preview={data.undoPreview} />}
    </ConfirmDialog>
  );
}

function Preview({ preview }: { preview: NonNullable<UndoPreviewQuery["undoPreview"]> }) {
  const say = useMessages(rosterImport);
  const { records, classes, kept } = preview;
  return (
    <div className="grid gap-2">
      <p>{say("undoRecords", { n: records })}</p>
      {classes.length > 0 && <p>{say("undoClasses", { names: classes.join(", ") })}</p>}
      {kept.totalCount > 0 && (
        <>
          <p>{say("undoKeeps", { n: kept.totalCount })}</p>
          <KeptList kept={kept} />
        </>
      )}
    </div>
  );
}
