import { useState } from "react";
import { copyText } from "./copy-text";

/** Something shown once and never again, easy to copy. */
export function Secret({ text, copy, copied }: { text: string; copy: string; copied: string }) {
  const [done, setDone] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <code className="min-w-0 flex-1 select-all rounded-lg bg-sunken p-3 text-lg break-all">{text}</code>
      <button type="button" className="btn" onClick={() => void copyText(text).then(setDone)}>
        {done ? copied : copy}
      </button>
    </div>
  );
}
