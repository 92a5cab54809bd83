import { type DragEvent, useState } from "react";
import { useMessages } from "../../i18n/language";
import { rosterImport } from "../../i18n/roster-import";

/** The way a file gets in: by the phone's own chooser, or dropped on a wide screen. */
export function ChooseFile({ format, onFile }: { format: string; onFile: (file: File) => void }) {
  const say = useMessages(rosterImport);
  const [over, setOver] = useState(false);
  const hover = (event: DragEvent, within: boolean) => {
    event.preventDefault();
    setOver(within);
  };
  return (
    <div
      className={`card border-2 border-dashed p-6 text-center ${over ? "border-accent bg-accent-soft" : ""}`}
      onDragOver={(event) => hover(event, true)}
      onDragLeave={(event) => hover(event, false)}
      onDrop={(event) => {
        hover(event, false);
        const [file] = event.dataTransfer.files;
        if (file) onFile(file);
      }}
    >
      <label className="btn btn-main relative cursor-pointer focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-accent">
        <input
          type="file"
          accept=".xlsx,.csv,.tsv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          className="absolute inset-0 cursor-pointer opacity-0"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = "";
            if (file) onFile(file);
          }}
        />
        {say("choose")}
      </label>
      <p className="muted mt-2 max-md:hidden">{say("dropHere")}</p>
      <p className="muted mt-4 text-sm">{format}</p>
    </div>
  );
}
