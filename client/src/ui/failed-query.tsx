import { Note } from "./note";

type FailedQueryProps = { title: string; help: string; retry: string; onRetry: () => void };

/** What a live page says when the server could not be asked, and the way to ask again. */
export function FailedQuery({ title, help, retry, onRetry }: FailedQueryProps) {
  return (
    <div className="p-4">
      <Note tone="bad">
        <strong>{title}</strong>
        <p>{help}</p>
        <button type="button" className="btn mt-3" onClick={onRetry}>
          {retry}
        </button>
      </Note>
    </div>
  );
}
