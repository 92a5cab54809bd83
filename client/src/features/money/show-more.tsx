import { useState } from "react";
import { useLanguage, useMessages } from "../../i18n/language";
import { intlTag } from "../../i18n/locale";
import { money } from "../../i18n/money";
import { Note } from "../../ui/note";

type ShowMoreProps = {
  shown: number;
  total: number;
  hasMore: boolean;
  /** Fetches the next page. */
  onMore: () => Promise<unknown>;
};

/** The end of a long list: how much of it is in sight, and the way to the rest. */
export function ShowMore({ shown, total, hasMore, onMore }: ShowMoreProps) {
  const say = useMessages(money);
  const { locale } = useLanguage();
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  if (!hasMore) return null;
  const figure = (n: number) => n.toLocaleString(intlTag(locale));
  const more = async () => {
    setState("busy");
    setState(
      await onMore().then(
        () => "idle",
        () => "failed",
      ),
    );
  };
  return (
    <div className="no-print grid gap-2">
      {state === "failed" && <Note tone="bad">{say("failed")}</Note>}
      <p className="muted text-center text-sm tabular-nums">
        {say("shownOf", { shown: figure(shown), total: figure(total) })}
      </p>
      <button type="button" className="btn" disabled={state === "busy"} onClick={() => void more()}>
        {say("showMore")}
      </button>
    </div>
  );
}
