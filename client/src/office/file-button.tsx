import { useState } from "react";
import { fetchFile } from "../api/fetch-file";
import type { Session } from "../api/session";
import { useMessages } from "../i18n/language";
import { office } from "../i18n/office";
import { downloadFile } from "../ui/give-file";
import { useChange } from "./use-change";

type FileButtonProps = { session: Session; path: string; name: string; label: string };

/** Fetches a file of the office, in the user's name, into the browser's downloads. */
export function FileButton({ session, path, name, label }: FileButtonProps) {
  const say = useMessages(office);
  const [failed, setFailed] = useState(false);
  const { busy, run } = useChange();
  const fetchIt = async () => {
    const file = await fetchFile(session, path, name);
    setFailed(file === null);
    if (file) downloadFile(file);
  };
  return (
    <div className="no-print grid gap-1">
      <button type="button" className="btn" disabled={busy} onClick={() => void run(fetchIt)}>
        {label}
      </button>
      {failed && (
        <p role="alert" className="text-sm text-absent">
          {say("fileFailed")}
        </p>
      )}
    </div>
  );
}
