import { handCarry } from "../../i18n/hand-carry";
import { useMessages } from "../../i18n/language";

type FileWayProps = { onFile: (file: File) => void; onText: (text: string) => void };

/** The ways without a camera: a file, a photo of the code, or the text that another app has read. */
export function FileWay({ onFile, onText }: FileWayProps) {
  const say = useMessages(handCarry);
  return (
    <>
      <label className="btn relative cursor-pointer focus-within:outline-3 focus-within:outline-offset-2 focus-within:outline-accent">
        <input
          type="file"
          accept=".asili,.txt,text/plain,image/*"
          className="absolute inset-0 cursor-pointer opacity-0"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = "";
            if (file) onFile(file);
          }}
        />
        {say("openFile")}
      </label>
      <details>
        <summary className="min-h-12 py-3 font-semibold">{say("paste")}</summary>
        <form
          className="grid gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            onText(String(new FormData(event.currentTarget).get("text")));
          }}
        >
          <label className="grid gap-1">
            <span className="muted text-sm">{say("pasteHelp")}</span>
            <textarea name="text" rows={4} required maxLength={200_000} spellCheck={false} className="input" />
          </label>
          <button type="submit" className="btn justify-self-start">
            {say("pasteTake")}
          </button>
        </form>
      </details>
    </>
  );
}
