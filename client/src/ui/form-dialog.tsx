import { type ReactNode, useId } from "react";
import { Dialog } from "./dialog";
import { Note } from "./note";

type FormDialogProps = {
  title: string;
  submit: string;
  /** Empty when there is only one way out. */
  cancel: string;
  busy: boolean;
  fault: string | null;
  /** Red: what it does cannot be taken back. */
  danger?: boolean;
  onSubmit: (filled: FormData) => void;
  onClose: () => void;
  children?: ReactNode;
};

/** A question with fields, or none; the ways out, and what was wrong, stay in sight however long it is. */
export function FormDialog({
  title,
  submit,
  cancel,
  busy,
  fault,
  danger,
  onSubmit,
  onClose,
  children,
}: FormDialogProps) {
  const heading = useId();
  return (
    <Dialog labelledBy={heading} onClose={onClose}>
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit(new FormData(event.currentTarget));
        }}
      >
        <h2 id={heading} className="text-lg">
          {title}
        </h2>
        {children}
        <div className="sheet-foot mt-0 flex-col">
          {fault && <Note tone="bad">{fault}</Note>}
          <div className="flex justify-end gap-2">
            {cancel && (
              <button type="button" className="btn btn-bare" onClick={onClose}>
                {cancel}
              </button>
            )}
            <button type="submit" className={`btn min-w-28 ${danger ? "btn-danger" : "btn-main"}`} disabled={busy}>
              {submit}
            </button>
          </div>
        </div>
      </form>
    </Dialog>
  );
}
