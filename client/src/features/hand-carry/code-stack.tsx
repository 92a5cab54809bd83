import { useState } from "react";
import { handCarry } from "../../i18n/hand-carry";
import { useMessages } from "../../i18n/language";
import { CodePicture } from "./code-picture";

/** The codes of one parcel, one at a time. */
export function CodeStack({ codes }: { codes: readonly string[] }) {
  const say = useMessages(handCarry);
  const [shown, setShown] = useState(0);
  const index = Math.min(shown, codes.length - 1);
  const title = codes.length > 1 ? say("codeOf", { index: index + 1, of: codes.length }) : say("code");
  return (
    <div className="grid gap-3">
      {codes.length > 1 && (
        <p role="status" className="font-semibold">
          {title}
        </p>
      )}
      <div className="overflow-hidden rounded-xl border border-line">
        <CodePicture text={codes[index] ?? ""} label={title} />
      </div>
      {codes.length > 1 && (
        <div className="grid grid-cols-2 gap-2">
          <button type="button" className="btn" disabled={index === 0} onClick={() => setShown(index - 1)}>
            {say("codeBefore")}
          </button>
          <button
            type="button"
            className="btn btn-main"
            disabled={index === codes.length - 1}
            onClick={() => setShown(index + 1)}
          >
            {say("codeNext")}
          </button>
        </div>
      )}
    </div>
  );
}
