import { useState } from "react";
import { fetchFile } from "../../api/fetch-file";
import type { Session } from "../../api/session";
import { useLanguage, useMessages } from "../../i18n/language";
import { money } from "../../i18n/money";
import { Note } from "../../ui/note";
import { downloadFile } from "../../ui/give-file";

type PdfButtonProps = { session: Session; receipt: { readonly id: string; readonly number: number }; main?: boolean };

/** Fetches a receipt as it is printed. */
export function PdfButton({ session, receipt: { id, number }, main = false }: PdfButtonProps) {
  const say = useMessages(money);
  const { locale } = useLanguage();
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const fetchPdf = async () => {
    setState("busy");
    const file = await fetchFile(session, `/files/fees/receipts/${id}?language=${locale}`, `receipt-${number}.pdf`);
    setState(file ? "idle" : "failed");
    if (file) downloadFile(file);
  };
  return (
    <>
      <button
        type="button"
        className={`btn ${main ? "btn-main" : ""}`}
        disabled={state === "busy"}
        onClick={() => void fetchPdf()}
      >
        {say("pdf")}
      </button>
      {state === "failed" && <Note tone="bad">{say("fileFailed")}</Note>}
    </>
  );
}
