/** Present, absent, late, excused or not taken, as shape + letter + colour. The words beside it are the caller's. */
export function StatusMark({ status, letter, small }: { status: string; letter: string; small?: boolean }) {
  return (
    <span className="mark" data-status={status} data-small={small || undefined} aria-hidden="true">
      {letter}
    </span>
  );
}
