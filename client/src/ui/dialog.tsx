import { type ReactNode, useLayoutEffect, useRef } from "react";

type DialogProps = { labelledBy: string; onClose: () => void; children: ReactNode };

/** A modal that rises from the bottom of a phone and stands in the middle of a wide screen. Escape and the backdrop close it. */
export function Dialog({ labelledBy, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const pressed = useRef(false);
  // Closed before it leaves the page, it gives the focus back to whatever opened it.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-labelledby={labelledBy}
      onCancel={onClose}
      // A finger that rested until this opened is lifted over the backdrop; that closes nothing.
      onPointerDown={(event) => void (pressed.current = event.target === event.currentTarget)}
      onClick={(event) => pressed.current && event.target === event.currentTarget && onClose()}
    >
      {children}
    </dialog>
  );
}
